export { participantIn, type Participant } from "./participant-request.ts";
export { insertPerson, peopleOfProject, userIdsOn } from "./people-repository.ts";
export { standingOf } from "./standing-repository.ts";
