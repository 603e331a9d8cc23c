import type { DemoOrganisation, DemoPerson } from "./demo-types.ts";

export const DEMO_ORGANISATIONS: readonly DemoOrganisation[] = [
  { key: "gc", name: "恒筑建设 Hengzhu Construction", code: "总", colour: 2 },
  { key: "ow", name: "澜江置业 Lanjiang Properties", code: "业", colour: 8 },
  { key: "st", name: "宏岳钢构 Hongyue Steel", code: "钢", colour: 9 },
  { key: "me", name: "朗诚机电 Langcheng MEP", code: "机", colour: 6 },
  { key: "sv", name: "正衡监理 Zhengheng Supervision", code: "监", colour: 11 },
  { key: "de", name: "东原设计院 Dongyuan Design", code: "设", colour: 4 },
  { key: "mm", name: "Meridian Motors", code: "MM", colour: 8 },
  { key: "kc", name: "Kestrel Cells", code: "KC", colour: 5 },
  { key: "bp", name: "Brightpack Systems", code: "BP", colour: 2 },
  { key: "nt", name: "Northgate Tooling", code: "NT", colour: 10 },
];

type Row = readonly [
  key: string,
  name: string,
  language: DemoPerson["language"],
  /** The first is the one acted for after sign-in; ! marks an administrator. */
  organisations: string,
  offered?: "offered",
];

const ROWS: readonly Row[] = [
  ["zhao-min", "赵敏 Zhao Min", "zh-CN", "gc!", "offered"],
  ["zhou-kai", "周凯 Zhou Kai", "zh-CN", "gc"],
  ["emma-clarke", "Emma Clarke", "en", "gc"],
  ["sun-lei", "孙磊 Sun Lei", "zh-CN", "ow!", "offered"],
  ["gu-ting", "顾婷 Gu Ting", "zh-CN", "ow"],
  ["li-na", "李娜 Li Na", "zh-CN", "st!", "offered"],
  ["ma-chaoqun", "马超群 Ma Chaoqun", "zh-CN", "st"],
  ["daniel-novak", "Daniel Novak", "en", "st nt"],
  ["wang-qi", "王琪 Wang Qi", "zh-CN", "me!", "offered"],
  ["tang-ning", "唐宁 Tang Ning", "zh-CN", "me"],
  ["chen-xi", "陈曦 Chen Xi", "zh-CN", "sv!", "offered"],
  ["wu-tong", "吴桐 Wu Tong", "zh-CN", "sv"],
  ["he-yu", "何宇 He Yu", "zh-CN", "de!"],
  ["sofia-marin", "Sofia Marin", "en", "de", "offered"],
  ["hanna-vogel", "Hanna Vogel", "en", "mm!", "offered"],
  ["oscar-brandt", "Oscar Brandt", "en", "mm"],
  ["ji-woo-park", "Ji-woo Park", "en", "kc!", "offered"],
  ["ana-ribeiro", "Ana Ribeiro", "en", "kc"],
  ["luca-ferri", "Luca Ferri", "en", "bp!"],
  ["mira-schulte", "Mira Schulte", "en", "bp"],
  ["pavel-horak", "Pavel Horák", "en", "nt!"],
];

/** Domains under .example belong to nobody, so that no letter of a demo ever reaches anybody. */
const DOMAINS: Readonly<Record<string, string>> = {
  gc: "hengzhu",
  ow: "lanjiang",
  st: "hongyue",
  me: "langcheng",
  sv: "zhengheng",
  de: "dongyuan",
  mm: "meridian",
  kc: "kestrel",
  bp: "brightpack",
  nt: "northgate",
};
const EUROPEAN = new Set(["mm", "kc", "bp", "nt"]);

export const DEMO_PEOPLE: readonly DemoPerson[] = ROWS.map(([key, name, language, of, offered]) => {
  const memberships = of.split(" ").map((organisation) => ({
    organisation: organisation.replace("!", ""),
    role: organisation.endsWith("!") ? ("admin" as const) : ("member" as const),
  }));
  const home = memberships[0]!.organisation;
  return {
    key,
    name,
    email: `${key.replaceAll("-", ".")}@${DOMAINS[home]}.example`,
    language,
    timeZone: EUROPEAN.has(home) ? "Europe/Berlin" : "Asia/Shanghai",
    memberships,
    offered: offered !== undefined,
  };
});
