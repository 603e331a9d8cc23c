/** Steel works that are not of one floor. */
export const PODIUM_STEEL = `
= p4 钢结构 · Steel structure
  j 材料与加工 · Material and fabrication | st
    j1 钢板订货 · Order steel plate | st li-na | 3 | d4 SS+5
    j2 钢板到厂复验 · Plate received and tested | st daniel-novak | 14 | j1
    j3 焊接工艺评定 · Welding procedure qualification | st daniel-novak | 10 | j2 SS+3
    j4 焊工考核见证 · Witness welder tests | sv wu-tong | 2 | j3 FF-2
    j5 数控下料 · CNC cutting | st/private ma-chaoqun | 16 | j2, d7
    j6 外协加工询价 · Quotes from subcontract shops | st/private li-na | 5 | d7
    j7 外协加工 · Subcontracted fabrication | st/private ma-chaoqun | 18 | j6+38 |
    j8 油漆班组排班 · Paint crew roster | st/private ma-chaoqun | 3 | j5 SS+4
    j9 利润复核 · Margin review | st/private li-na | 2 | j6
    j10 工厂产能缓冲 · Shop capacity buffer | st/private li-na | 4 | j7 FF+2 |
  k 专项方案与资源 · Method statements and resources | st
    k1 吊装专项方案 · Erection method statement | st li-na | 8 | d4
    k2 吊装方案专家论证 · Expert review of the erection plan | gc zhao-min | 2 | k1+2
    k3 塔吊附着计算 · Crane tie calculation | gc zhou-kai | 4 | k1
    k4 高强螺栓到场复验 · Bolts on site, retested | st daniel-novak | 3 | c5+4
    k5 摩擦面抗滑移试验 · Slip factor test | st daniel-novak | 5 | j5 SS+5
    k6 试验报告审核 · Review of test reports | sv wu-tong | 2 | k5, k4
    k7 安全技术交底 · Safety briefing | gc zhao-min | 1 | k2
    k8 钢构开吊 · Steel erection may start | st li-na | 0 | k7, i9, k6
`;

/** Steel of one floor: {n} its number, {cn} in Chinese, {p} the floor below. A reference with "?" is left out where it leads nowhere. */
export const FLOOR_STEEL = `
  s{n} {cn}层钢结构 · Steel structure L{n} | st
    s{n}a 加工钢柱 {cn}层 · Fabricate columns L{n} | st ma-chaoqun | 9 | j5 SS+6, s{p}a?
    s{n}b 加工钢梁 {cn}层 · Fabricate beams L{n} | st ma-chaoqun | 10 | s{n}a SS+2, s{p}b?
    s{n}c 出厂验收 {cn}层 · Factory acceptance L{n} | sv wu-tong | 1 | s{n}a
    s{n}d 钢柱进场 {cn}层 · Columns delivered to site L{n} | st li-na | 1 | s{n}c
    s{n}e 吊装钢柱 A–D 轴 {cn}层 · Erect columns, grid A–D L{n} | st li-na | 4 | s{n}d, k8, s{p}h?
    s{n}f 垂直度旁站 {cn}层 · Witness plumbness L{n} | sv wu-tong | 1 | s{n}e FF
    s{n}g 吊装{cn}层钢梁 · Erect beams L{n} | st li-na | 5 | s{n}e, s{n}b+1
    s{n}h 高强螺栓初拧终拧 {cn}层 · Tighten high-strength bolts L{n} | st ma-chaoqun | 3 | s{n}g SS+3
    s{n}i 高强螺栓扭矩检查 {cn}层 · Bolt torque inspection L{n} | sv chen-xi | 1 | s{n}h
    s{n}j 焊缝超声检测 {cn}层 · Ultrasonic weld testing L{n} | st daniel-novak | 2 | s{n}h SS+1
    s{n}k 铺设{cn}层压型钢板 · Metal deck L{n} | st ma-chaoqun | 3 | s{n}i, c6
    s{n}l 栓钉焊接 {cn}层 · Weld shear studs L{n} | st ma-chaoqun | 2 | s{n}k SS+2
    s{n}m 钢构工作面移交 {cn}层 · Floor handed over by steel L{n} | st li-na | 0 | s{n}k, s{n}l, s{n}j
`;

export const FLOOR_CONCRETE = `
  q{n} {cn}层楼板 · Slab L{n} | gc
    q{n}a 钢筋与预埋件 {cn}层 · Rebar and embeds L{n} | gc zhou-kai | 3 | s{n}m
    q{n}b 确认套管位置 {cn}层 · Confirm sleeve positions L{n} | me wang-qi | 3 | q{n}a SS-6, e11
    q{n}c 套管与线管预埋 {cn}层 · Sleeves and conduits L{n} | me tang-ning | 2 | q{n}b, q{n}a SS+1
    q{n}d 钢筋隐蔽验收 {cn}层 · Hidden-works check of rebar L{n} | sv chen-xi | 1 | q{n}a, q{n}c
    q{n}e 浇筑{cn}层楼板 1 区 · Pour slab L{n}, zone 1 | gc zhao-min | 1 | q{n}d
    q{n}f 浇筑{cn}层楼板 2 区 · Pour slab L{n}, zone 2 | gc zhao-min | 1 | q{n}e
    q{n}g 养护至 75% 强度 {cn}层 · Cure to 75 % strength L{n} | gc zhou-kai | 3 | q{n}f
    q{n}h 试块强度报告 {cn}层 · Cube test report L{n} | sv wu-tong | 1 | q{n}g FF
    q{n}i {cn}层楼板移交机电 · Slab L{n} handed over to MEP | gc zhao-min | 0 | q{n}g, q{n}h
`;

export const FLOOR_MEP = `
  m{n} {cn}层机电初装 · MEP first fix L{n} | me
    m{n}a 管架预制 {cn}层 · Prefabricate pipe racks L{n} | me tang-ning | 10 | m{n}c SF-3, e10
    m{n}b 支吊架安装 {cn}层 · Hangers and supports L{n} | me tang-ning | 4 | q{n}i
    m{n}c 风管安装 {cn}层 · Install ductwork L{n} | me tang-ning | 7 | m{n}b SS+2, m{p}c?
    m{n}d 冷冻水立管 {cn}层 · Chilled-water risers L{n} | me wang-qi | 3 | m{n}a, q{n}i
    m{n}e 消防管道 {cn}层 · Sprinkler pipework L{n} | me tang-ning | 6 | m{n}b
    m{n}f 桥架与母线 {cn}层 · Cable tray and busway L{n} | me tang-ning | 5 | m{n}b SS+3
    m{n}g 管道试压 {cn}层 · Pressure test L{n} | me wang-qi | 2 | m{n}d, m{n}e
    m{n}h 风管漏风检测 {cn}层 · Duct leakage test L{n} | me wang-qi | 1 | m{n}c
    m{n}i 电缆敷设 {cn}层 · Pull cables L{n} | me tang-ning | 6 | m{n}f
    m{n}j 隐蔽工程验收 {cn}层 · Hidden-works inspection L{n} | sv chen-xi | 1 | m{n}g, m{n}h, m{n}f
    m{n}k {cn}层初装完成 · First fix L{n} complete | me wang-qi | 0 | m{n}j, m{n}i
`;
