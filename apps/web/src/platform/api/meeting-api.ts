import type { Meeting, MeetingCommand, AgendaStep } from "@parley/shared/meetings/meeting.ts";
import type { MeetingRecord } from "@parley/shared/meetings/record.ts";
import type { MeetingId } from "@parley/shared/primitives/ids.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api, done } from "./http.ts";

export type MeetingEntry = { id: MeetingId; beganAt: string; endedAt: string | null };
export type ShownMeeting = { meeting: Meeting; now: number; myDots: Record<string, number> };

/** Under the project's key, so that a change of the project, or a lost connection, fetches it again. */
export const meetingsKey = (projectId: string, wallId: string) =>
  ["project", projectId, "meetings", wallId] as const;
const ofWall = (projectId: string, wallId: string) => ({ params: { path: { projectId, wallId } } });
const of = (projectId: string, wallId: string, meetingId: string) => ({
  params: { path: { projectId, wallId, meetingId } },
});

export const useMeetings = (projectId: string, wallId: string) =>
  useQuery({
    queryKey: meetingsKey(projectId, wallId),
    queryFn: async () =>
      (
        await answer<{ items: MeetingEntry[] }>(
          api.GET("/api/projects/{projectId}/walls/{wallId}/meetings", ofWall(projectId, wallId)),
        )
      ).items,
  });

/** How it stands, and by how much this clock is behind the server's. */
export const useMeeting = (projectId: string, wallId: string, meetingId: MeetingId | null) =>
  useQuery({
    queryKey: [...meetingsKey(projectId, wallId), meetingId],
    enabled: meetingId !== null,
    queryFn: async () => {
      const shown = (await answer<never>(
        api.GET(
          "/api/projects/{projectId}/walls/{wallId}/meetings/{meetingId}",
          of(projectId, wallId, meetingId!),
        ) as never,
      )) as ShownMeeting;
      return { ...shown, behind: shown.now - Date.now() };
    },
  });

export const useMeetingRecord = (projectId: string, wallId: string, meetingId: MeetingId) =>
  useQuery({
    queryKey: [...meetingsKey(projectId, wallId), meetingId, "record"],
    queryFn: async () =>
      (await answer<never>(
        api.GET(
          "/api/projects/{projectId}/walls/{wallId}/meetings/{meetingId}/record",
          of(projectId, wallId, meetingId),
        ) as never,
      )) as MeetingRecord,
  });

function useMeetingChange<Input, Output>(
  projectId: string,
  wallId: string,
  mutationFn: (input: Input) => Promise<Output>,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => client.invalidateQueries({ queryKey: meetingsKey(projectId, wallId) }),
  });
}

export const useBeginMeeting = (projectId: string, wallId: string) =>
  useMeetingChange(projectId, wallId, (body: { agenda: AgendaStep[]; link: string | null }) =>
    answer<{ id: MeetingId }>(
      api.POST("/api/projects/{projectId}/walls/{wallId}/meetings", {
        ...ofWall(projectId, wallId),
        body,
      }),
    ),
  );

export const useMeetingCommand = (projectId: string, wallId: string) =>
  useMeetingChange(
    projectId,
    wallId,
    ({ meetingId, command }: { meetingId: MeetingId; command: MeetingCommand }) =>
      done(
        api.POST("/api/projects/{projectId}/walls/{wallId}/meetings/{meetingId}/commands", {
          ...of(projectId, wallId, meetingId),
          body: { command: command as never },
        }),
      ),
  );

export const usePlaceDots = (projectId: string, wallId: string) =>
  useMeetingChange(
    projectId,
    wallId,
    (vote: { meetingId: MeetingId; voteId: string; targetId: string; dots: number }) =>
      done(
        api.PUT(
          "/api/projects/{projectId}/walls/{wallId}/meetings/{meetingId}/votes/{voteId}/dots/{targetId}",
          { params: { path: { projectId, wallId, ...vote } }, body: { dots: vote.dots } },
        ),
      ),
  );
