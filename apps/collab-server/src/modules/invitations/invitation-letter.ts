/** In the language of whoever invites: of the other person nothing is known yet. */
export function invitationLetter(
  inviter: { readonly name?: string; readonly language?: "en" | "zh-CN" },
  url: string,
  expiresAt: Date,
): { subject: string; text: string } {
  const day = expiresAt.toISOString().slice(0, 10);
  if (inviter.language === "zh-CN") {
    return {
      subject: "邀请您加入共商",
      text: `您好：\n\n${inviter.name ?? "有人"} 邀请您在共商（Parley）上共同制定计划。请在 ${day} 前打开此链接：\n\n${url}\n\n链接只能使用一次。\n`,
    };
  }
  return {
    subject: "You are invited to plan together on Parley",
    text: `Hello,\n\n${inviter.name ?? "Somebody"} invites you to plan together on Parley. Open this link before ${day}:\n\n${url}\n\nIt works once.\n`,
  };
}
