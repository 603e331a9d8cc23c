import { Button, TextInput } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./copy-link.module.css";

/** A link to hand on. Where the clipboard is not allowed, it is selected, ready to be copied by hand. */
export function CopyLink({ url, label }: { url: string; label: string }) {
  const { t } = useTranslation("common");
  const [isCopied, setCopied] = useState(false);
  const [input, setInput] = useState<HTMLInputElement | null>(null);
  const handleCopy = async () => {
    input?.select();
    try {
      await navigator.clipboard.writeText(url);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <div className={styles.row}>
      <TextInput
        ref={setInput}
        label={label}
        readOnly
        value={url}
        className={styles.input}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        variant="filled"
        leftSection={isCopied ? <IconCheck size={14} /> : <IconCopy size={14} />}
        onClick={() => void handleCopy()}
      >
        {isCopied ? t("copied") : t("copy")}
      </Button>
    </div>
  );
}
