import { Button, Group, Radio, Select, Stack, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import {
  AUDIENCES,
  SPEC_WRITERS,
  type Audience,
  type SpecWriters,
} from "@parley/shared/documents/ydoc-kind.ts";
import type { Spec } from "../../../platform/api/contract.ts";
import { useChangeSpec, useCreateSpec, type SpecFacts } from "../../../platform/api/spec-api.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { FailureLine } from "../../../ui/failure-notice.tsx";
import { headingsOf, TEMPLATES, type TemplateName } from "../model/templates.ts";

const FRESH: SpecFacts = { title: "", number: "", audience: "everyone", writers: "readers" };

/** Title, number, who reads and who writes; of a new one also what it begins with. `spec`: null of a new one. */
export function SpecDialog(props: { projectId: string; spec: Spec | null; onClose: () => void }) {
  const { projectId, spec } = props;
  const { t } = useTranslation("specs");
  const navigate = useNavigate();
  const create = useCreateSpec(projectId);
  const change = useChangeSpec(projectId);
  const [facts, setFacts] = useState<SpecFacts>(spec ?? FRESH);
  const [template, setTemplate] = useState<TemplateName>("works");
  const [tried, setTried] = useState(false);
  const set = (some: Partial<SpecFacts>): void => setFacts((old) => ({ ...old, ...some }));
  const save = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const title = facts.title.trim();
    if (title === "") return;
    const { audience, writers } = facts;
    const body = { title, number: facts.number.trim(), audience, writers };
    if (spec !== null) return change.mutate({ id: spec.id, ...body }, { onSuccess: props.onClose });
    const headings = headingsOf(template, (word) => t(`heading.${word}`));
    create.mutate(
      { ...body, headings },
      { onSuccess: ({ id }) => void navigate(`/projects/${projectId}/specifications/${id}`) },
    );
  };
  return (
    <Dialog title={t(spec === null ? "new.title" : "edit.title")} onClose={props.onClose}>
      <form onSubmit={save} noValidate>
        <Stack gap={16}>
          <TextInput
            label={t("fields.title")}
            data-autofocus
            maxLength={300}
            value={facts.title}
            error={tried && facts.title.trim() === "" ? t("common:fields.required") : null}
            onChange={(event) => set({ title: event.currentTarget.value })}
          />
          <TextInput
            label={t("fields.number")}
            description={t("fields.numberExplained")}
            maxLength={60}
            value={facts.number}
            onChange={(event) => set({ number: event.currentTarget.value })}
          />
          <Select
            label={t("fields.audience")}
            data={AUDIENCES.map((value) => ({ value, label: t(`common:audience.${value}`) }))}
            value={facts.audience}
            allowDeselect={false}
            onChange={(value) => set({ audience: (value ?? facts.audience) as Audience })}
          />
          <Select
            label={t("fields.writers")}
            data={SPEC_WRITERS.map((value) => ({ value, label: t(`writers.${value}`) }))}
            value={facts.writers}
            allowDeselect={false}
            onChange={(value) => set({ writers: (value ?? facts.writers) as SpecWriters })}
          />
          {spec === null && (
            <Radio.Group
              label={t("new.template")}
              value={template}
              onChange={(value) => setTemplate(value as TemplateName)}
            >
              <Stack gap={8} mt={8}>
                {TEMPLATES.map((value) => (
                  <Radio
                    key={value}
                    value={value}
                    label={t(`template.${value}`)}
                    description={t(`template.${value}Explained`)}
                  />
                ))}
              </Stack>
            </Radio.Group>
          )}
          <FailureLine error={create.error ?? change.error} />
          <Group justify="flex-end" gap={8}>
            <Button onClick={props.onClose}>{t("common:cancel")}</Button>
            <Button type="submit" variant="filled" loading={create.isPending || change.isPending}>
              {t(spec === null ? "new.create" : "common:save_action")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
