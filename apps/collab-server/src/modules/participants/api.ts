export { joinProject } from "./join-project.ts";
export { participantsOf, type ParticipantRow } from "./participation-repository.ts";
