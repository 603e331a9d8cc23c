import { describe, expect, test } from "vitest";
import { HOST, OTHER, standing, SUPPLIER, userId } from "../documents/testing/fixtures.ts";
import { BUILT_IN_ROLES } from "./built-in-roles.ts";
import { CAPABILITIES, HOST_ONLY_CAPABILITIES, type Capability } from "./capability.ts";
import type { Decision } from "./decision.ts";
import {
  canChangeMember,
  canInviteMember,
  canLeaveOrganisation,
  canManageOrganisation,
  canReadOrganisation,
} from "./organisation-policy.ts";
import { canGiveRole, canHoldRole, canRemovePerson, canSeePeople } from "./person-policy.ts";
import {
  canCreateProject,
  canEndParticipation,
  canInviteParticipant,
  canLeaveProject,
  canManageProject,
  canSeeProject,
} from "./project-policy.ts";
import { canDefineRole, canDeleteRole, canReadRoles } from "./role-policy.ts";
import { OUTSIDER, type Actor, type Standing } from "./standing.ts";

const reason = (decision: Decision): string => (decision.allowed ? "allowed" : decision.reason);
const MANAGER = standing(1, HOST, "host-project-manager");
const REPRESENTATIVE = standing(2, SUPPLIER, "supplier-representative");
const VIEWER = standing(3, SUPPLIER, "viewer");
/** A participant whose stored role claims everything. */
const OVERREACHING = standing(4, SUPPLIER, CAPABILITIES);
const actor = (organisation: typeof HOST | null, role: Actor["organisationRole"]): Actor => ({
  userId: userId(1),
  organisationId: organisation,
  organisationRole: role,
});

const supplier = { organisationId: SUPPLIER, isHost: false, hasEnded: false };
const host = { organisationId: HOST, isHost: true, hasEnded: false };

describe("a project", () => {
  test.each<[string, (standing: Standing) => Decision]>([
    ["manage it", canManageProject],
    ["invite to it", canInviteParticipant],
    ["end a participation", (one) => canEndParticipation(one, supplier)],
    ["define a role", (one) => canDefineRole(one, null, ["plan.read"])],
    ["delete a role", (one) => canDeleteRole(one, { key: null, isInUse: false })],
  ])("only the host's people with the capability %s", (_, may) => {
    expect(reason(may(MANAGER))).toBe("allowed");
    expect(reason(may(standing(5, HOST, "planner")))).toBe("access.forbidden");
    expect(reason(may(REPRESENTATIVE))).toBe("access.forbidden");
    expect(reason(may(OVERREACHING))).toBe("access.forbidden");
    expect(reason(may(OUTSIDER))).toBe("access.not-found");
  });
  test.each<[string, (standing: Standing) => Decision]>([
    ["see it", canSeeProject],
    ["see its people", canSeePeople],
    ["see its roles", canReadRoles],
  ])("every participant can %s, and no outsider", (_, may) => {
    for (const one of [MANAGER, REPRESENTATIVE, VIEWER]) expect(reason(may(one))).toBe("allowed");
    expect(reason(may(OUTSIDER))).toBe("access.not-found");
  });
  test("the host cannot end its own participation, nor one that has ended", () => {
    expect(reason(canEndParticipation(MANAGER, host))).toBe("project.host-cannot-leave");
    expect(reason(canEndParticipation(MANAGER, { ...supplier, hasEnded: true }))).toBe(
      "request.conflict",
    );
  });
  test("an organisation leaves by its own admin", () => {
    expect(reason(canLeaveProject(actor(SUPPLIER, "admin"), supplier))).toBe("allowed");
    expect(reason(canLeaveProject(actor(SUPPLIER, "member"), supplier))).toBe("access.forbidden");
    expect(reason(canLeaveProject(actor(OTHER, "admin"), supplier))).toBe("access.not-found");
    expect(reason(canLeaveProject(actor(SUPPLIER, "admin"), { ...supplier, hasEnded: true }))).toBe(
      "access.not-found",
    );
    expect(reason(canLeaveProject(actor(SUPPLIER, "admin"), null))).toBe("access.not-found");
    expect(reason(canLeaveProject(actor(HOST, "admin"), host))).toBe("project.host-cannot-leave");
  });
  test("a project is begun for an organisation", () => {
    expect(reason(canCreateProject(actor(HOST, "member")))).toBe("allowed");
    expect(reason(canCreateProject(actor(null, null)))).toBe("access.forbidden");
  });
});

describe("people on a project", () => {
  const colleague = (
    capabilities: readonly Capability[] | null = null,
    organisationId: string = SUPPLIER,
  ) => ({
    organisationId,
    presentCapabilities: capabilities,
  });
  test("are put there by their own organisation's people with the capability", () => {
    expect(reason(canGiveRole(REPRESENTATIVE, colleague(), BUILT_IN_ROLES.planner))).toBe(
      "allowed",
    );
    expect(reason(canGiveRole(VIEWER, colleague(), BUILT_IN_ROLES.viewer))).toBe(
      "access.forbidden",
    );
    expect(reason(canGiveRole(REPRESENTATIVE, colleague(null, OTHER), BUILT_IN_ROLES.viewer))).toBe(
      "access.forbidden",
    );
    expect(reason(canGiveRole(MANAGER, colleague(), BUILT_IN_ROLES.viewer))).toBe(
      "access.forbidden",
    );
    expect(reason(canGiveRole(OUTSIDER, colleague(), []))).toBe("access.not-found");
    expect(reason(canRemovePerson(REPRESENTATIVE, colleague(BUILT_IN_ROLES.planner)))).toBe(
      "allowed",
    );
    expect(reason(canRemovePerson(MANAGER, colleague(BUILT_IN_ROLES.planner)))).toBe(
      "access.forbidden",
    );
    expect(reason(canRemovePerson(OUTSIDER, colleague([])))).toBe("access.not-found");
  });
  test.each([...HOST_ONLY_CAPABILITIES])("%s is for people of the host alone", (capability) => {
    expect(reason(canGiveRole(OVERREACHING, colleague(), [capability]))).toBe("role.host-only");
    expect(reason(canHoldRole(false, [capability]))).toBe("role.host-only");
    expect(reason(canHoldRole(true, [capability]))).toBe("allowed");
  });
  test("nobody gives or takes power over the project that they lack themselves", () => {
    const lesser = standing(5, HOST, "supplier-representative");
    const someone = (capabilities: readonly Capability[]) => colleague(capabilities, HOST);
    expect(
      reason(canGiveRole(lesser, someone(["plan.read"]), BUILT_IN_ROLES["host-project-manager"])),
    ).toBe("access.forbidden");
    expect(
      reason(
        canGiveRole(lesser, someone(BUILT_IN_ROLES["host-project-manager"]), BUILT_IN_ROLES.viewer),
      ),
    ).toBe("access.forbidden");
    expect(reason(canRemovePerson(lesser, someone(BUILT_IN_ROLES["host-project-manager"])))).toBe(
      "access.forbidden",
    );
    expect(reason(canGiveRole(MANAGER, someone([]), BUILT_IN_ROLES["host-project-manager"]))).toBe(
      "allowed",
    );
    expect(reason(canGiveRole(lesser, someone([]), BUILT_IN_ROLES.planner))).toBe("allowed");
  });
});

describe("roles", () => {
  test("built-in ones stay, used ones stay, and none exceeds its maker", () => {
    const built = { key: "planner", isInUse: false };
    expect(reason(canDefineRole(MANAGER, built, []))).toBe("role.built-in");
    expect(reason(canDeleteRole(MANAGER, built))).toBe("role.built-in");
    expect(reason(canDeleteRole(MANAGER, { key: null, isInUse: true }))).toBe("role.in-use");
    const roleMaker = standing(6, HOST, ["plan.read", "role.manage"]);
    expect(reason(canDefineRole(roleMaker, null, ["task.edit"]))).toBe("allowed");
    expect(reason(canDefineRole(roleMaker, null, ["project.manage"]))).toBe("access.forbidden");
  });
});

describe("an organisation", () => {
  const member = { role: "member", isLastAdmin: false } as const;
  const last = { role: "admin", isLastAdmin: true } as const;
  const [admin, plain] = [actor(SUPPLIER, "admin"), actor(SUPPLIER, "member")];
  test("is read by its members, managed by its admins, and is not there for others", () => {
    expect(reason(canReadOrganisation(plain, SUPPLIER))).toBe("allowed");
    for (const may of [canManageOrganisation, canInviteMember]) {
      expect(reason(may(admin, SUPPLIER))).toBe("allowed");
      expect(reason(may(plain, SUPPLIER))).toBe("access.forbidden");
      expect(reason(may(admin, OTHER))).toBe("access.not-found");
      expect(reason(may(actor(null, null), SUPPLIER))).toBe("access.not-found");
    }
    expect(reason(canReadOrganisation(admin, OTHER))).toBe("access.not-found");
    expect(reason(canReadOrganisation(actor(SUPPLIER, null), SUPPLIER))).toBe("access.not-found");
  });
  test("keeps an admin", () => {
    expect(reason(canChangeMember(admin, SUPPLIER, member, "admin"))).toBe("allowed");
    expect(reason(canChangeMember(admin, SUPPLIER, member, null))).toBe("allowed");
    expect(reason(canChangeMember(admin, SUPPLIER, last, null))).toBe("organisation.last-admin");
    expect(reason(canChangeMember(admin, SUPPLIER, last, "member"))).toBe(
      "organisation.last-admin",
    );
    expect(reason(canChangeMember(plain, SUPPLIER, member, null))).toBe("access.forbidden");
    expect(reason(canLeaveOrganisation(admin, SUPPLIER, last))).toBe("organisation.last-admin");
    expect(reason(canLeaveOrganisation(plain, SUPPLIER, member))).toBe("allowed");
    expect(reason(canLeaveOrganisation(plain, OTHER, member))).toBe("access.not-found");
  });
});
