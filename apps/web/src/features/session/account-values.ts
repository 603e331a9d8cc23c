import { useTranslation } from "react-i18next";
import { isEmail, MIN_PASSWORD, type FieldErrors } from "../../ui/form-errors.ts";

export type AccountValues = {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly organisationName: string;
  readonly organisationCode: string;
};
export const emptyAccount: AccountValues = {
  email: "",
  name: "",
  password: "",
  organisationName: "",
  organisationCode: "",
};
export type AccountErrors = FieldErrors<keyof AccountValues>;

/** What is wrong with what was filled in so far, in words. */
export function usePersonErrors(
  values: AccountValues,
  parts: { withPerson: boolean; withOrganisation: boolean },
): AccountErrors {
  const { t } = useTranslation(["common", "session"]);
  const errors: AccountErrors = {};
  const required = t("common:fields.required");
  if (parts.withPerson) {
    if (values.name.trim() === "") errors.name = required;
    if (!isEmail(values.email)) errors.email = t("common:fields.email");
    if (values.password.length < MIN_PASSWORD) errors.password = t("common:fields.passwordShort");
  }
  if (parts.withOrganisation) {
    if (values.organisationName.trim() === "") errors.organisationName = required;
    const length = Array.from(values.organisationCode.trim()).length;
    if (length === 0 || length > 4) errors.organisationCode = t("session:codeRule");
  }
  return errors;
}
