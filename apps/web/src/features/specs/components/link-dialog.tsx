import { Button, Group, Stack, TextInput } from "@mantine/core";
import type { Editor } from "@tiptap/react";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { isSafeHref } from "@parley/shared/documents/rich-text-schema.ts";
import { Dialog } from "../../../ui/dialog.tsx";

/** The address of a link; where nothing is selected, the address is its text as well. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useTranslation("specs");
  const present = String(editor.getAttributes("link")["href"] ?? "");
  const [href, setHref] = useState(present);
  const [tried, setTried] = useState(false);
  const address = /^[a-z]+:/i.test(href.trim()) ? href.trim() : `https://${href.trim()}`;
  const isGood = href.trim() !== "" && isSafeHref(address);
  const leave = (): void => {
    onClose();
    editor.commands.focus();
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!isGood) return;
    const chain = editor.chain().extendMarkRange("link");
    if (editor.state.selection.empty && present === "")
      chain
        .insertContent({
          type: "text",
          text: address,
          marks: [{ type: "link", attrs: { href: address } }],
        })
        .run();
    else chain.setLink({ href: address }).run();
    leave();
  };
  return (
    <Dialog title={t("link.title")} onClose={leave}>
      <form onSubmit={save} noValidate>
        <Stack gap={16}>
          <TextInput
            label={t("link.address")}
            description={t("link.explained")}
            data-autofocus
            inputMode="url"
            maxLength={2_000}
            value={href}
            error={tried && !isGood ? t("link.wrong") : null}
            onChange={(event) => setHref(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap={8}>
            {present !== "" && (
              <Button
                onClick={() => {
                  editor.chain().extendMarkRange("link").unsetLink().run();
                  leave();
                }}
              >
                {t("link.remove")}
              </Button>
            )}
            <Button onClick={leave}>{t("common:cancel")}</Button>
            <Button type="submit" variant="filled">
              {t("link.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
