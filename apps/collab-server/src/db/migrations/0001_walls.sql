CREATE TABLE "walls" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"project_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "ydocs" DROP CONSTRAINT "ydocs_kind";--> statement-breakpoint
ALTER TABLE "ydocs" ADD COLUMN "wall_id" uuid;--> statement-breakpoint
ALTER TABLE "walls" ADD CONSTRAINT "walls_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "walls" ADD CONSTRAINT "walls_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "walls" ADD CONSTRAINT "walls_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "walls_project" ON "walls" USING btree ("project_id");--> statement-breakpoint
ALTER TABLE "ydocs" ADD CONSTRAINT "ydocs_wall_id_walls_id_fk" FOREIGN KEY ("wall_id") REFERENCES "public"."walls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ydocs" ADD CONSTRAINT "ydocs_kind" CHECK ("ydocs"."kind" in ('frame','lane','ledger','wall','wall-area'));--> statement-breakpoint
UPDATE "roles" SET "capabilities" = "capabilities" || ARRAY['wall.note','wall.react']
WHERE "key" IN ('host-project-manager','planner','supplier-representative','buyer','quality-reviewer','supervisor')
	AND NOT "capabilities" @> ARRAY['wall.note'];
