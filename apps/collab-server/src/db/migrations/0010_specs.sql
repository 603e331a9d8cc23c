CREATE TABLE "specs" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"project_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"title" text NOT NULL,
	"number" text DEFAULT '' NOT NULL,
	"audience" text NOT NULL,
	"writers" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "specs_writers" CHECK ("specs"."writers" in ('owner','readers')),
	CONSTRAINT "specs_audience" CHECK ("specs"."audience" in ('everyone','host','private'))
);
--> statement-breakpoint
ALTER TABLE "ydocs" DROP CONSTRAINT "ydocs_kind";--> statement-breakpoint
ALTER TABLE "ydocs" ADD COLUMN "spec_id" uuid;--> statement-breakpoint
ALTER TABLE "specs" ADD CONSTRAINT "specs_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "specs" ADD CONSTRAINT "specs_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "specs" ADD CONSTRAINT "specs_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "specs_project" ON "specs" USING btree ("project_id");--> statement-breakpoint
ALTER TABLE "ydocs" ADD CONSTRAINT "ydocs_spec_id_specs_id_fk" FOREIGN KEY ("spec_id") REFERENCES "public"."specs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ydocs" ADD CONSTRAINT "ydocs_kind" CHECK ("ydocs"."kind" in ('frame','lane','ledger','wall','wall-area','marks','marks-area','spec','spec-talk','spec-notes'));