CREATE TABLE "milestone_feeds" (
	"project_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "milestone_feeds_project_id_organisation_id_user_id_pk" PRIMARY KEY("project_id","organisation_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "milestone_feeds" ADD CONSTRAINT "milestone_feeds_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_feeds" ADD CONSTRAINT "milestone_feeds_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_feeds" ADD CONSTRAINT "milestone_feeds_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "milestone_feeds_token" ON "milestone_feeds" USING btree ("token_hash");