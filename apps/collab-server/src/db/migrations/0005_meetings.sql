CREATE TABLE "meeting_dots" (
	"meeting_id" uuid NOT NULL,
	"vote_id" text NOT NULL,
	"user_id" uuid NOT NULL,
	"target_id" text NOT NULL,
	"dots" integer NOT NULL,
	CONSTRAINT "meeting_dots_meeting_id_vote_id_user_id_target_id_pk" PRIMARY KEY("meeting_id","vote_id","user_id","target_id")
);
--> statement-breakpoint
CREATE TABLE "meeting_events" (
	"meeting_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"command" jsonb NOT NULL,
	"results" jsonb,
	CONSTRAINT "meeting_events_meeting_id_seq_pk" PRIMARY KEY("meeting_id","seq")
);
--> statement-breakpoint
CREATE TABLE "meetings" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"wall_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "meeting_dots" ADD CONSTRAINT "meeting_dots_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_events" ADD CONSTRAINT "meeting_events_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_wall_id_walls_id_fk" FOREIGN KEY ("wall_id") REFERENCES "public"."walls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "meetings_wall" ON "meetings" USING btree ("wall_id");--> statement-breakpoint
CREATE UNIQUE INDEX "meetings_open" ON "meetings" USING btree ("wall_id") WHERE "meetings"."ended_at" is null;