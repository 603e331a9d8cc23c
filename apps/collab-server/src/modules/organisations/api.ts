export { addMember, createOrganisation, findOrganisation } from "./organisation-repository.ts";
