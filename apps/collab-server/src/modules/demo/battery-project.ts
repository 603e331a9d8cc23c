import type { ProjectText } from "./project-text.ts";

const PLAN = `
= p1 Nomination and concept
  a Nomination | mm
    a1 Release requirements, pack P7 | mm hanna-vogel | 8 |
    a2 Cell offer and data sheet | kc ji-woo-park | 6 | a1
    a3 Pack offer | bp luca-ferri | 8 | a1
    a4 Price floor for the offer | kc/private ji-woo-park | 3 | a1+1
    a5 Nomination letters | mm oscar-brandt | 0 | a2+4, a3+4
  b Concept freeze | mm
    b1 Interface control document | bp mira-schulte | 10 | a5
    b2 Cell dimensions frozen | kc ji-woo-park | 5 | a5+2
    b3 Crash load cases | mm hanna-vogel | 7 | a5
    b4 Thermal concept | bp mira-schulte | 9 | b2 SS+2
    b5 Concept freeze | mm hanna-vogel | 0 | b1, b3, b4
= p2 A and B samples
  c Cells | kc
    c1 Electrode trials | kc ji-woo-park | 12 | b2
    c2 A-sample cells, 400 pieces | kc ana-ribeiro | 10 | c1
    c3 Cell abuse tests | kc ana-ribeiro | 8 | c2 SS+4
    c4 B-sample cells, 3,000 pieces | kc ana-ribeiro | 14 | c2+6
    c5 Yield of line 2 below plan | kc/private ji-woo-park | 10 | c4 SS+3
    c6 Transport test UN 38.3 | kc ana-ribeiro | 15 | c2
    c7 Cell supply risk, note to Meridian | kc/host ji-woo-park | 3 | c4 SS+5
  d Pack | bp
    d1 Housing drawings, revision B | bp mira-schulte | 10 | b5
    d2 Housing tool trial shots | nt pavel-horak | 6 | g3, d1
    d3 Battery management software 0.4 | bp luca-ferri | 20 | b5
    d4 A-sample packs, 12 pieces | bp luca-ferri | 8 | c2+2, d1+4
    d5 Vibration and shock tests | bp mira-schulte | 9 | d4
    d6 B-sample packs, 60 pieces | bp luca-ferri | 12 | c4, d2, d3
    d7 Leak test method agreed | mm hanna-vogel | 4 | d4 SS+2
    d8 Second source for busbars | bp/private luca-ferri | 12 | d1
  e Vehicle | mm
    e1 Mule vehicles on A samples | mm hanna-vogel | 10 | d4
    e2 Range and charging tests | mm hanna-vogel | 12 | e1
    e3 Winter test, north track | mm hanna-vogel | 15 | d6+2 | d=-4
    e4 Crash test with B sample | mm hanna-vogel | 4 | d6+5
= p3 Tools and line
  g Tooling | nt
    g1 Die concept and quotation | nt pavel-horak | 6 | b5 SS-4
    g2 Steel for the dies ordered | nt pavel-horak | 3 | g1
    g3 Machine and assemble dies | nt pavel-horak | 26 | g2
    g4 Tool capacity shared with another customer | nt/private daniel-novak | 8 | g3 SS+6
    g5 Dimensional report, first shots | nt daniel-novak | 4 | d2 FF+2
    g6 Correct the tool | nt pavel-horak | 7 | g5
    g7 Tool release | bp mira-schulte | 0 | g6
  h Assembly line | bp
    h1 Line layout agreed | bp luca-ferri | 6 | b5
    h2 Order welding cells | bp luca-ferri | 4 | h1
    h3 Welding cells delivered | bp luca-ferri | 1 | h2+38
    h4 Install and commission line | bp luca-ferri | 15 | h3
    h5 End-of-line tester | bp mira-schulte | 18 | h1+12
    h6 Operator training | bp luca-ferri | 5 | h4 FF-1
    h7 Line acceptance by Meridian | mm oscar-brandt | 2 | h4, h5
= p4 Approval and ramp-up
  k Approval | mm
    k1 PPAP documents, cells | kc ana-ribeiro | 10 | c4
    k2 PPAP documents, pack | bp mira-schulte | 12 | g7, d6
    k3 Homologation ECE R100 | mm hanna-vogel | 18 | e4
    k4 Process audit at Kestrel | mm oscar-brandt | 2 | k1
    k5 Process audit at Brightpack | mm oscar-brandt | 2 | k2, h7
    k6 Run at rate, 300 packs | bp luca-ferri | 5 | h7, h6, g7
    k7 Approval for series | mm oscar-brandt | 0 | k3, k4, k5, k6
  l Logistics and ramp-up | mm
    l1 Returnable packaging for cells | kc ana-ribeiro | 12 | c6
    l2 Dangerous goods contract with carrier | mm oscar-brandt | 8 | c6 FF+3
    l3 Safety stock, 8,000 cells | kc ji-woo-park | 15 | k1
    l4 Call-off by EDI tested | mm oscar-brandt | 5 | l2
    l5 Start of production | mm hanna-vogel | 0 | k7+5, l3, l4 | d=4
    l6 Ramp to 1,200 packs a week | bp luca-ferri | 30 | l5
    l7 Field quality watch | mm oscar-brandt | 30 | l5 SS+2
`;

const DAY = "08:00-12:00,13:00-17:00";

function europeanHolidays(firstYear: number): ProjectText["holidays"] {
  return [0, 1, 2, 3].flatMap((after) => [
    { from: `${firstYear + after}-01-01`, to: `${firstYear + after}-01-01`, name: "New Year" },
    { from: `${firstYear + after}-05-01`, to: `${firstYear + after}-05-01`, name: "Labour Day" },
    {
      from: `${firstYear + after}-12-24`,
      to: `${firstYear + after}-12-31`,
      name: "Winter shutdown",
    },
  ]);
}

/** A car maker and three suppliers: the same product for another trade, in English. */
export const batteryProject = (thisYear: number): ProjectText => ({
  key: "battery",
  name: "Battery pack P7: from nomination to series",
  language: "en",
  timeZone: "Europe/Berlin",
  offset: "+01:00",
  host: "mm",
  participants: [
    { organisation: "mm", colour: 8 },
    { organisation: "kc", colour: 5 },
    { organisation: "bp", colour: 2 },
    { organisation: "nt", colour: 10 },
  ],
  people: [
    { person: "hanna-vogel", organisation: "mm", role: "host-project-manager" },
    { person: "oscar-brandt", organisation: "mm", role: "buyer" },
    { person: "ji-woo-park", organisation: "kc", role: "supplier-representative" },
    { person: "ana-ribeiro", organisation: "kc", role: "planner" },
    { person: "luca-ferri", organisation: "bp", role: "supplier-representative" },
    { person: "mira-schulte", organisation: "bp", role: "planner" },
    { person: "pavel-horak", organisation: "nt", role: "supplier-representative" },
    { person: "daniel-novak", organisation: "nt", role: "quality-reviewer" },
  ],
  plan: PLAN,
  todayIndex: 66,
  columns: [
    { name: "To do", status: "not-started", limit: null },
    { name: "Ready", status: "not-started", limit: 8 },
    { name: "In progress", status: "in-progress", limit: 10 },
    { name: "In review", status: "in-review", limit: 4 },
    { name: "Blocked", status: "blocked", limit: 3 },
    { name: "Done", status: "done", limit: null },
  ],
  readyColumn: "Ready",
  calendars: [
    { name: "Works, 5 d × 8 h", day: DAY, week: ["", DAY, DAY, DAY, DAY, DAY, ""].join(";") },
  ],
  holidays: europeanHolidays(thisYear - 1),
  milestones: [
    { name: "Concept freeze", at: "b5" },
    { name: "B samples delivered", at: "d6" },
    { name: "Start of production", at: "l5" },
  ],
  notes: [
    {
      task: "c4",
      description: [
        "3,000 cells in three lots. Each lot needs its own capacity sheet before it leaves the plant.",
      ],
      checks: ["+Lot 1 measured", "Lot 2 measured", "Lot 3 measured", "Capacity sheets sent"],
    },
    {
      task: "d3",
      checks: [
        "+State of charge",
        "+Contactor logic",
        "Isolation monitoring",
        "Over-the-air update",
      ],
    },
    { task: "g3", description: ["Two dies for the housing: lower shell and cover."] },
  ],
  talk: [
    {
      task: "c4",
      by: "ana-ribeiro",
      day: -3,
      time: "09:40",
      body: "Lot 1 is measured: mean 78.4 Ah, spread 0.6. @mira-schulte shipping Thursday.",
    },
    {
      task: "c4",
      by: "mira-schulte",
      day: -3,
      time: "10:15",
      body: "Good. We can start stacking with 1,000, the rest by the end of next week please.",
    },
    {
      task: "c4",
      by: "hanna-vogel",
      day: -2,
      time: "08:30",
      body: "@ji-woo-park is lot 3 safe? The winter test hangs on it.",
    },
    {
      task: "c4",
      by: "ji-woo-park",
      day: -2,
      time: "11:02",
      body: "Two days of float left on our side.",
    },
    {
      task: "c7",
      by: "ji-woo-park",
      day: -1,
      time: "16:10",
      body: "For Meridian only: line 2 yields 81 %. We hold the date with overtime. @hanna-vogel",
    },
    {
      task: "c5",
      by: "ana-ribeiro",
      day: -1,
      time: "17:45",
      body: "Coating scrap is down to 9 % since the new die gap.",
    },
    {
      task: "d2",
      by: "pavel-horak",
      day: -4,
      time: "14:20",
      body: "First shots on Tuesday if the die steel passes hardness. @daniel-novak please witness.",
    },
    {
      task: "d3",
      by: "luca-ferri",
      day: -5,
      time: "13:00",
      body: "0.4 passes 212 of 230 cases. The rest is isolation monitoring.",
    },
    {
      task: "h3",
      by: "oscar-brandt",
      day: -1,
      time: "09:00",
      body: "@luca-ferri please confirm the delivery slot: we want to be there.",
    },
    {
      task: "e2",
      by: "hanna-vogel",
      day: -2,
      time: "15:30",
      body: "412 km at 8 °C, as predicted within 2 %.",
    },
  ],
  ledgers: [
    {
      organisation: "mm",
      audience: "private",
      currency: "EUR",
      entries: [
        ["d6", 540_000, null, "MM-P7-0021"],
        ["g3", 780_000, 390_000, "MM-P7-0024"],
        ["k3", 95_000, null, null],
      ],
    },
    {
      organisation: "kc",
      audience: "private",
      currency: "EUR",
      entries: [["c4", 310_000, 268_000, null]],
    },
    {
      organisation: "bp",
      audience: "host",
      currency: "EUR",
      entries: [["h2", 1_450_000, 435_000, "BP-26-08"]],
    },
  ],
});
