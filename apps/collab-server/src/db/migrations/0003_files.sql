CREATE TABLE "blob_pages" (
	"sha256" text NOT NULL,
	"page" integer NOT NULL,
	"text" text NOT NULL,
	"words" "tsvector" NOT NULL,
	CONSTRAINT "blob_pages_sha256_page_pk" PRIMARY KEY("sha256","page")
);
--> statement-breakpoint
CREATE TABLE "blobs" (
	"sha256" text PRIMARY KEY NOT NULL,
	"bytes" bigint NOT NULL,
	"media_type" text NOT NULL,
	"preview_state" text DEFAULT 'waiting' NOT NULL,
	"preview_error" text,
	"page_count" integer,
	"page_sizes" jsonb,
	"thumbnail_sha256" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "file_revisions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"file_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"name" text NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"replaces_id" uuid,
	"reason" text DEFAULT '' NOT NULL,
	"user_id" uuid,
	"organisation_id" uuid NOT NULL,
	"upload_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "file_settings" (
	"project_id" uuid PRIMARY KEY NOT NULL,
	"naming_template" text DEFAULT '' NOT NULL,
	"naming_kinds" text[] DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"project_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"audience" text NOT NULL,
	"kind" text NOT NULL,
	"discipline" text,
	"status" text NOT NULL,
	"folder" text DEFAULT '' NOT NULL,
	"number" text DEFAULT '' NOT NULL,
	"title" text NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"words" "tsvector" NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"bytes" bigint NOT NULL,
	"sha256" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "blob_pages" ADD CONSTRAINT "blob_pages_sha256_blobs_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."blobs"("sha256") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_revisions" ADD CONSTRAINT "file_revisions_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_revisions" ADD CONSTRAINT "file_revisions_sha256_blobs_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."blobs"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_settings" ADD CONSTRAINT "file_settings_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "blob_pages_words" ON "blob_pages" USING gin ("words");--> statement-breakpoint
CREATE INDEX "blobs_preview" ON "blobs" USING btree ("preview_state");--> statement-breakpoint
CREATE UNIQUE INDEX "file_revisions_ordinal" ON "file_revisions" USING btree ("file_id","ordinal");--> statement-breakpoint
CREATE UNIQUE INDEX "file_revisions_upload" ON "file_revisions" USING btree ("upload_id");--> statement-breakpoint
CREATE INDEX "file_revisions_sha256" ON "file_revisions" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "files_project" ON "files" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "files_words" ON "files" USING gin ("words");
--> statement-breakpoint
UPDATE "roles" SET "capabilities" = "capabilities" || ARRAY['file.read','file.read.internal']
WHERE "key" IN ('host-project-manager','planner','supplier-representative','buyer','quality-reviewer','supervisor','viewer')
	AND NOT "capabilities" @> ARRAY['file.read'];--> statement-breakpoint
UPDATE "roles" SET "capabilities" = "capabilities" || ARRAY['file.edit']
WHERE "key" IN ('host-project-manager','planner','supplier-representative','buyer','quality-reviewer','supervisor')
	AND NOT "capabilities" @> ARRAY['file.edit'];--> statement-breakpoint
UPDATE "roles" SET "capabilities" = "capabilities" || ARRAY['file.status']
WHERE "key" IN ('host-project-manager','supplier-representative','quality-reviewer','supervisor')
	AND NOT "capabilities" @> ARRAY['file.status'];
