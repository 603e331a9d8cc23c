/** Plant rooms, envelope, finishes, commissioning and handover. */
export const PODIUM_PLANT = `
  n 设备机房 · Plant rooms | me
    n1 设备基础 · Equipment plinths | gc zhou-kai | 5 | i7
    n2 基础验收 · Acceptance of plinths | sv wu-tong | 1 | n1
    n3 冷水机组进场 · Chillers delivered | me wang-qi | 1 | c7, n2
    n4 冷水机组就位 · Set the chillers | me wang-qi | 4 | n3
    n5 水泵与管道连接 · Pumps and pipework | me tang-ning | 12 | n4
    n6 配电柜就位 · Set the switchgear | me tang-ning | 5 | c8, n2
    n7 高压送电申请 · Apply for power supply | ow gu-ting | 15 | n6 SS | s=waiting p=60
    n8 正式送电 · Permanent power on | me wang-qi | 0 | n7, n6
    n9 冷却塔安装 · Cooling towers | me tang-ning | 8 | q5i
    n10 备件库存谈判 · Negotiate spare parts | me/private wang-qi | 6 | n3
    n11 夜班加班预案 · Night shift fallback plan | me/host wang-qi | 3 | n5 SS+2
    n12 吊装通道冲突说明 · Note on the hoisting route conflict | me/host tang-ning | 2 | n3 FF
`;

export const PODIUM_COMPLETION = `
= p7 幕墙与装饰 · Envelope and finishes
  t 幕墙 · Facade | gc
    t1 埋件复测 · Survey of facade brackets | gc zhou-kai | 4 | q3i
    t2 龙骨加工 · Fabricate mullions | gc zhou-kai | 20 | f5 | p=85
    t3 玻璃订货 · Order glass | gc emma-clarke | 30 | f5
    t4 二三层龙骨安装 · Mullions L2–L3 | gc zhou-kai | 9 | t1, t2 SS+12
    t5 四五层龙骨安装 · Mullions L4–L5 | gc zhou-kai | 9 | t4, q5i
    t6 玻璃板块安装 · Glazing | gc zhou-kai | 16 | t3, t4
    t7 淋水试验 · Water test | sv wu-tong | 2 | t6
    t8 外立面断水 · Building weathertight | gc zhao-min | 0 | t7, t5
  u 屋面 · Roof | gc
    u1 屋面防水 · Roof waterproofing | gc zhou-kai | 6 | q5i+4
    u2 闭水试验 · Flood test | sv wu-tong | 2 | u1
    u3 屋面保温与保护层 · Insulation and screed | gc zhou-kai | 6 | u2
    u4 绿化与种植土 · Planting | gc zhou-kai | 5 | u3
  v 室内装饰 · Interior finishes | gc
    v1 轻质隔墙 二层 · Partitions L2 | gc zhou-kai | 7 | m2k
    v2 轻质隔墙 三层 · Partitions L3 | gc zhou-kai | 7 | v1, m3k
    v3 轻质隔墙 四层 · Partitions L4 | gc zhou-kai | 7 | v2, m4k
    v4 轻质隔墙 五层 · Partitions L5 | gc zhou-kai | 7 | v3, m5k
    v5 吊顶 二三层 · Ceilings L2–L3 | gc zhou-kai | 9 | v2, f8
    v6 吊顶 四五层 · Ceilings L4–L5 | gc zhou-kai | 9 | v4, v5
    v7 地面石材 · Stone floors | gc zhou-kai | 14 | v5 SS+4
    v8 防火门安装 · Fire doors | gc zhou-kai | 8 | v4 SS+2
    v9 租户 B 精装样板 · Tenant B sample room | gc zhao-min | 10 | v5 SS+5, f7
    v10 机电末端安装 · MEP second fix | me tang-ning | 14 | v6 SS+5
    v11 洁具安装 · Sanitary fittings | me tang-ning | 6 | v7 FF-4
  w 电梯 · Lifts | ow
    w1 井道移交 · Shafts handed over | gc zhao-min | 1 | q5i+2
    w2 电梯安装 · Install lifts | ow gu-ting | 20 | w1, c9
    w3 电梯验收 · Lift certificate | sv chen-xi | 2 | w2, n8
= p8 调试与移交 · Commissioning and handover
  x 单机与联动 · Tests and integrated run | me
    x1 单机试运转 · Single machine tests | me wang-qi | 6 | n5, n8
    x2 水系统冲洗 · Flush the water systems | me tang-ning | 4 | n5
    x3 风平衡 · Air balancing | me tang-ning | 7 | x1, v10 FS-4
    x4 水平衡 · Water balancing | me tang-ning | 5 | x1, x2
    x5 消防联动测试 · Integrated fire test | me wang-qi | 4 | v10, x3 FF-1
    x6 楼控点位核对 · Check of building control points | me tang-ning | 6 | x1 SS+3
    x7 综合效能测试 · Full load test | sv chen-xi | 5 | x3, x4, x6
  y 验收 · Acceptance | sv
    y1 幕墙分部验收 · Acceptance of the facade | sv chen-xi | 2 | t8
    y2 钢结构分部验收 · Acceptance of the steelwork | sv chen-xi | 2 | s5m+5
    y3 机电分部验收 · Acceptance of MEP | sv chen-xi | 3 | x7
    y4 消防验收 · Fire authority acceptance | ow sun-lei | 5 | x5
    y5 节能验收 · Energy acceptance | sv wu-tong | 2 | x7
    y6 竣工预验收 · Preliminary acceptance | sv chen-xi | 3 | y1, y2, y3, y5, v7, u4
    y7 整改 · Remedial works | gc zhao-min | 8 | y6
    y8 竣工验收 · Final acceptance | ow sun-lei | 1 | y7, y4, w3
  z 资料与移交 · Documents and handover | gc
    z1 竣工图初稿 · As-built drawings, draft | de he-yu | 12 | m5k
    z2 竣工图审核 · Review of as-built drawings | sv wu-tong | 5 | z1
    z3 竣工模型 · As-built model | me tang-ning | 10 | z1 SS+4
    z4 运行手册 · Operation manuals | me tang-ning | 12 | x1 SS
    z5 业主培训 · Training of the owner’s staff | me wang-qi | 3 | z4, x7
    z6 钥匙与备件移交 · Keys and spare parts handed over | gc zhao-min | 1 | y8
    z7 三层租户进场 · Tenant access L3 | ow sun-lei | 0 | v9, v7 | d=-3
    z8 裙房试运营 · Podium soft opening | ow sun-lei | 0 | y8, z5 | d=0
    z9 结算书编制 · Prepare the final account | gc/private emma-clarke | 15 | y8 SS-10
    z10 结算风险清单 · Claims and risks list | gc/private emma-clarke | 5 | y6 SS-3
`;
