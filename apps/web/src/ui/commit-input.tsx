import { TextInput, type TextInputProps } from "@mantine/core";
import { useState } from "react";

/**
 * A field that is written when one leaves it or presses Enter, and put back by Escape: one edit, one step of undo. While nobody types in
 * it, it shows what the plan holds. `parse` returns the sentence that says what is wrong.
 */
export function CommitInput(
  props: Omit<TextInputProps, "value" | "onChange" | "error"> & {
    value: string;
    onCommit: (value: string) => string | null;
  },
) {
  const { value, onCommit, ...rest } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const commit = () => {
    if (draft === null) return;
    const problem = draft === value ? null : onCommit(draft);
    setError(problem);
    if (problem === null) setDraft(null);
  };
  return (
    <TextInput
      {...rest}
      value={draft ?? value}
      error={error ?? undefined}
      onChange={(event) => {
        setDraft(event.currentTarget.value);
        setError(null);
      }}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") commit();
        if (event.key === "Escape" && draft !== null) {
          event.stopPropagation();
          setDraft(null);
          setError(null);
        }
      }}
    />
  );
}
