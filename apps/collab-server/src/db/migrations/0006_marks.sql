ALTER TABLE "ydocs" DROP CONSTRAINT "ydocs_kind";--> statement-breakpoint
ALTER TABLE "ydocs" ADD COLUMN "revision_id" uuid;--> statement-breakpoint
ALTER TABLE "ydocs" ADD CONSTRAINT "ydocs_revision_id_file_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."file_revisions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "ydocs_revision" ON "ydocs" USING btree ("revision_id","kind",coalesce("organisation_id", "revision_id")) WHERE "ydocs"."revision_id" is not null;--> statement-breakpoint
ALTER TABLE "ydocs" ADD CONSTRAINT "ydocs_kind" CHECK ("ydocs"."kind" in ('frame','lane','ledger','wall','wall-area','marks','marks-area'));