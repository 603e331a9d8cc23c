import { randomBytes } from "node:crypto";
import { Option, type Command } from "commander";
import { audit } from "../db/audit.ts";
import { createUser } from "../modules/accounts/create-user.ts";
import { createResetLink, RESET_HOURS } from "../modules/accounts/password-reset.ts";
import { findUserByEmail, listUsers, type UserRow } from "../modules/accounts/user-repository.ts";
import {
  addMember,
  createOrganisation,
  findOrganisationByName,
} from "../modules/organisations/organisation-repository.ts";
import { hashPassword } from "../modules/sessions/password.ts";
import { organisationsOf } from "../modules/sessions/session-repository.ts";
import { email as emailSchema } from "../platform/http/fields.ts";
import { Failure } from "./failure.ts";
import { withDatabase, type DatabaseAccess } from "./with-database.ts";

interface CreateOptions {
  name: string;
  organisation?: string;
  member?: boolean;
  language: "en" | "zh-CN";
}

export function addUserCommands(program: Command): void {
  const user = program.command("user").description("Accounts");

  user
    .command("create")
    .description("Make an account and print the link for choosing its password")
    .argument("<email>", "mail address to sign in with")
    .requiredOption("--name <name>", "name as others see it")
    .option("--organisation <name>", "organisation to belong to; it is made if there is none")
    .option("--member", "an ordinary member rather than an administrator")
    .addOption(
      new Option("--language <language>", "of screens and mails")
        .choices(["en", "zh-CN"])
        .default("en"),
    )
    .action(create);

  user
    .command("reset-password")
    .description("Print a link for choosing a new password")
    .argument("<email>", "mail address of the account")
    .action((email: string) =>
      withDatabase(async (access) => {
        const found = await findUserByEmail(access.db.read, email.trim().toLowerCase());
        if (found === null) throw new Failure(`Nobody has the address ${email}.`);
        await printLink(access, found);
      }),
    );

  user
    .command("list")
    .description("List all accounts")
    .action(() =>
      withDatabase(async ({ db }) => {
        for (const { id, email, name } of await listUsers(db.read)) {
          const own = await organisationsOf(db.read, id);
          const places = own.map((one) => `${one.name} (${one.role})`).join(", ");
          process.stdout.write(`${email}\t${name}\t${places}\n`);
        }
      }),
    );
}

async function create(address: string, options: CreateOptions): Promise<void> {
  const email = emailSchema.safeParse(address);
  if (!email.success) throw new Failure(`${address} is no mail address.`);
  await withDatabase(async (access) => {
    const { db } = access;
    if ((await findUserByEmail(db.read, email.data)) !== null) {
      throw new Failure(`Somebody has the address ${email.data} already.`);
    }
    // Nobody knows this password: the link is the way in.
    const passwordHash = await hashPassword(randomBytes(32).toString("base64"));
    await db.transact(async (tx) => {
      const { name, language, organisation } = options;
      const userId = await createUser(tx, {
        email: email.data,
        name,
        language,
        timeZone: "UTC",
        passwordHash,
      });
      await audit(tx, { action: "user.created", userId: null, detail: { user: userId } });
      if (organisation === undefined) return;
      const role = options.member === true ? "member" : "admin";
      const known = await findOrganisationByName(tx, organisation);
      if (known !== null) await addMember(tx, known, userId, role);
      else {
        const code = Array.from(organisation).slice(0, 2).join("").toUpperCase();
        await createOrganisation(tx, { name: organisation, code, colour: 1, admin: userId });
      }
    });
    const made = await findUserByEmail(db.read, email.data);
    if (made !== null) await printLink(access, made);
  });
}

async function printLink(
  { db, settings, serverUrl }: DatabaseAccess,
  user: UserRow,
): Promise<void> {
  const publicUrl = settings.publicUrlGiven
    ? settings.publicUrl
    : (serverUrl ?? settings.publicUrl);
  const link = await createResetLink(db, { user, publicUrl, now: Date.now() });
  process.stdout.write(`Valid for ${RESET_HOURS} hours, once:\n${link}\n`);
}
