export { joinProject } from "./join-project.ts";
export { lockProject, participantsOf, type ParticipantRow } from "./participation-repository.ts";
