import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { InviteDialog, type InviteValues } from "./invite-dialog.tsx";
import { renderApp } from "./testing/render-app.tsx";

afterEach(cleanup);

const open = async (made: { url: string; expiresAt: string } | null = null) => {
  const onInvite = vi.fn<(values: InviteValues) => void>();
  await renderApp(
    <InviteDialog
      title="Invite a company"
      note=""
      roles={[{ value: "planner", label: "Planner" }]}
      firstRole="planner"
      namesOrganisation
      isPending={false}
      error={null}
      made={made}
      onInvite={onInvite}
      onClose={() => undefined}
    />,
  );
  return onInvite;
};

test("a missing name and a wrong address are told beside their fields, and nothing is sent", async () => {
  const onInvite = await open();
  fireEvent.change(screen.getByLabelText(/E-mail/), { target: { value: "nobody" } });
  fireEvent.click(screen.getByRole("button", { name: "Make the link" }));
  expect(screen.getByText("Please fill this in.")).toBeTruthy();
  expect(screen.getByText(/not an e-mail address/)).toBeTruthy();
  expect(onInvite).not.toHaveBeenCalled();
});

test("an invitation names the organisation, its role and expiry; without an address anybody may accept", async () => {
  const onInvite = await open();
  fireEvent.change(screen.getByLabelText(/Name of the organisation/), {
    target: { value: " Alpine Steel " },
  });
  fireEvent.click(screen.getByRole("button", { name: "Make the link" }));
  expect(onInvite).toHaveBeenCalledWith({
    organisationName: "Alpine Steel",
    email: null,
    role: "planner",
    expiresInDays: 7,
  });
});

test("the link is shown with its expiry once it is made", async () => {
  await open({ url: "https://parley.example/invitations/abc", expiresAt: "2026-12-01T10:00:00Z" });
  expect(screen.getByLabelText<HTMLInputElement>("Invitation link").value).toContain("/abc");
  expect(screen.getByText(/Valid until 1 Dec/)).toBeTruthy();
});
