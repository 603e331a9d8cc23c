import { Button, Group, Textarea } from "@mantine/core";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { PersonAvatar } from "../../ui/person-avatar.tsx";
import { matchPeople, mentionQuery, writeMention } from "./mention.ts";
import { hideMentions, showMentions, type Named } from "./mention-text.ts";
import styles from "./comment-box.module.css";

export type Mentionable = {
  readonly userId: string;
  readonly name: string;
  readonly colour: number | null;
};

/** Where a comment is written. `@` opens the people of the project; Ctrl or Cmd with Enter sends. */
export function CommentBox(props: {
  people: readonly Mentionable[];
  initial?: string;
  label: string;
  submit: string;
  onSubmit: (body: string) => void;
  onCancel?: () => void;
  /** Takes the focus when it comes. */
  isAsked?: boolean;
}) {
  const { people, initial = "" } = props;
  const { t } = useTranslation("task");
  const listId = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const { isAsked = false } = props;
  useEffect(() => {
    if (!isAsked) return;
    area.current?.focus();
    area.current?.scrollIntoView({ block: "nearest" });
  }, [isAsked]);
  const [start] = useState(() => showMentions(initial));
  const [text, setText] = useState(start.text);
  const [named, setNamed] = useState<readonly Named[]>(start.named);
  const [caret, setCaret] = useState(start.text.length);
  const [chosen, setChosen] = useState(0);
  const [dismissed, setDismissed] = useState<number | null>(null);
  const asked = mentionQuery(text, caret);
  const open = asked !== null && asked.from !== dismissed;
  const matches = open ? matchPeople(people, asked.query).slice(0, 6) : [];
  const active = Math.min(chosen, matches.length - 1);

  const pick = (person: Mentionable) => {
    if (asked === null) return;
    const before = `${text.slice(0, asked.from)}@${person.name} `;
    setText(before + text.slice(caret));
    setNamed([...named.filter((each) => each.name !== person.name), person]);
    setCaret(before.length);
    setChosen(0);
    requestAnimationFrame(() => area.current?.setSelectionRange(before.length, before.length));
  };
  const send = () => {
    const body = hideMentions(text.trim(), named, writeMention);
    if (body === "") return;
    props.onSubmit(body.slice(0, 10_000));
    setText("");
    setNamed([]);
  };
  return (
    <div className={styles.box}>
      <Textarea
        ref={area}
        aria-label={props.label}
        placeholder={props.label}
        value={text}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={9_000}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={matches.length > 0 ? `${listId}-${active}` : undefined}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setCaret(event.currentTarget.selectionStart);
          setChosen(0);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            return send();
          }
          const person = matches[active];
          if (person !== undefined) {
            if (event.key === "ArrowDown" || event.key === "ArrowUp") {
              event.preventDefault();
              const step = event.key === "ArrowDown" ? 1 : matches.length - 1;
              return setChosen((active + step) % matches.length);
            }
            if (event.key === "Enter" || event.key === "Tab") {
              event.preventDefault();
              return pick(person);
            }
            if (event.key === "Escape") {
              event.stopPropagation();
              return setDismissed(asked?.from ?? null);
            }
          }
          if (event.key === "Escape" && props.onCancel !== undefined) {
            event.stopPropagation();
            props.onCancel();
          }
        }}
      />
      <div
        id={listId}
        role="listbox"
        aria-label={t("comment.people")}
        className={styles.people}
        hidden={matches.length === 0}
      >
        {matches.map((person, index) => (
          <div
            key={person.userId}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === active}
            className={styles.person}
            onPointerDown={(event) => {
              event.preventDefault();
              pick(person);
            }}
          >
            <PersonAvatar name={person.name} colour={person.colour} size="sm" />
            {person.name}
          </div>
        ))}
      </div>
      <Group gap={8} justify="flex-end">
        <span className="quiet small">{t("comment.hint")}</span>
        {props.onCancel !== undefined && (
          <Button size="xs" onClick={props.onCancel}>
            {t("common:cancel")}
          </Button>
        )}
        <Button size="xs" variant="filled" disabled={text.trim() === ""} onClick={send}>
          {props.submit}
        </Button>
      </Group>
    </div>
  );
}
