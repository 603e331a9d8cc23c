import type { Database } from "../../db/database.ts";
import { hashToken, newToken } from "../../platform/secret.ts";
import { insertPasswordReset, type UserRow } from "./user-repository.ts";

export const RESET_HOURS = 24;

/** The link under which a new password can be chosen, once. Only a hash of its secret is kept. */
export async function createResetLink(
  db: Database,
  { user, publicUrl, now }: { user: UserRow; publicUrl: string; now: number },
): Promise<string> {
  const token = newToken();
  await db.transact((tx) =>
    insertPasswordReset(tx, {
      tokenHash: hashToken(token),
      userId: user.id,
      expiresAt: new Date(now + RESET_HOURS * 3_600_000),
    }),
  );
  return `${publicUrl}/password-resets/${token}`;
}

const letters = {
  en: (name: string, link: string) => ({
    subject: "Choose a new Parley password",
    text: `Hello ${name},\n\nsomebody, hopefully you, asked for a new password. Choose it here within ${RESET_HOURS} hours:\n\n${link}\n\nIf it was not you, leave this mail alone: nothing changes.\n`,
  }),
  "zh-CN": (name: string, link: string) => ({
    subject: "设置新的共商密码",
    text: `${name}，您好：\n\n有人（希望是您本人）申请了新密码。请在 ${RESET_HOURS} 小时内在此设置：\n\n${link}\n\n如果不是您本人操作，请忽略此邮件，您的密码不会改变。\n`,
  }),
};

export function resetLetter(user: UserRow, link: string): { subject: string; text: string } {
  return letters[user.language === "zh-CN" ? "zh-CN" : "en"](user.name, link);
}
