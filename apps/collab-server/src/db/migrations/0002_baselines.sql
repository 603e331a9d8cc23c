CREATE TABLE "baseline_parts" (
	"baseline_id" uuid NOT NULL,
	"part" integer NOT NULL,
	"organisation_id" uuid,
	"audience" text,
	"tasks" "bytea" NOT NULL,
	CONSTRAINT "baseline_parts_baseline_id_part_pk" PRIMARY KEY("baseline_id","part")
);
--> statement-breakpoint
CREATE TABLE "baselines" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"project_id" uuid NOT NULL,
	"organisation_id" uuid,
	"audience" text,
	"name" text NOT NULL,
	"data_date" text,
	"frozen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"frozen_by" uuid
);
--> statement-breakpoint
ALTER TABLE "baseline_parts" ADD CONSTRAINT "baseline_parts_baseline_id_baselines_id_fk" FOREIGN KEY ("baseline_id") REFERENCES "public"."baselines"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "baseline_parts" ADD CONSTRAINT "baseline_parts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "baselines" ADD CONSTRAINT "baselines_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "baselines" ADD CONSTRAINT "baselines_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "baselines" ADD CONSTRAINT "baselines_frozen_by_users_id_fk" FOREIGN KEY ("frozen_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "baselines_project" ON "baselines" USING btree ("project_id");--> statement-breakpoint
UPDATE "roles" SET "capabilities" = "capabilities" || '{baseline.freeze}' WHERE "key" IN ('host-project-manager', 'planner', 'supplier-representative') AND NOT 'baseline.freeze' = ANY("capabilities");--> statement-breakpoint
UPDATE "roles" SET "capabilities" = "capabilities" || '{project.baseline}' WHERE "key" = 'host-project-manager' AND NOT 'project.baseline' = ANY("capabilities");--> statement-breakpoint
CREATE FUNCTION "refuse_change_of_baseline"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'a baseline never changes'; END $$;--> statement-breakpoint
CREATE TRIGGER "baseline_parts_never_change" BEFORE UPDATE ON "baseline_parts" FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_baseline"();
