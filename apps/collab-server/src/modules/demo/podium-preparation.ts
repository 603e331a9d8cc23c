/** Rows of the plan as plan-text.ts reads them: preparation, design, foundations. */
export const PODIUM_PREPARATION = `
= p1 前期与审批 · Preparation and permits
  a 许可与手续 · Permits and approvals | gc
    a1 施工许可证申请 · Apply for construction permit | ow gu-ting | 8 |
    a2 临时占道许可 · Temporary road occupation permit | gc zhou-kai | 6 | a1 SS+2
    a3 消防设计审查 · Fire design review by the authority | de he-yu | 12 | a1 SS+3
    a4 人防审查意见回复 · Reply to civil defence comments | de sofia-marin | 5 | a3 FF+2
    a5 质量安全监督登记 · Quality and safety registration | sv chen-xi | 4 | a1
    a6 施工许可证取得 · Construction permit granted | ow gu-ting | 0 | a1+4, a5
  b 现场准备 · Site preparation | gc
    b1 现场移交与界桩复核 · Site handed over, boundary marks checked | ow sun-lei | 2 | a1 SS+3
    b2 测量控制网建立 · Set up survey control network | gc zhou-kai | 4 | b1
    b3 控制网复核 · Check of the control network | sv wu-tong | 2 | b2
    b4 临时围挡与大门 · Hoarding and gates | gc zhao-min | 6 | b1
    b5 临时用电与用水 · Temporary power and water | me tang-ning | 7 | b1
    b6 办公区与工人宿舍 · Site offices and quarters | gc zhao-min | 10 | b4 SS+3
    b7 A 门卸货区硬化 · Pave unloading area at gate A | gc zhou-kai | 4 | b4
    b8 塔吊 1# 安装与检测 · Tower crane 1: install and certify | gc zhou-kai | 6 | b5, a6
    b9 塔吊 2# 安装与检测 · Tower crane 2: install and certify | gc zhou-kai | 6 | b8
  c 合同与采购 · Contracts and procurement | gc
    c1 钢构合同签订 · Steel contract signed | gc emma-clarke | 0 | a6 SS, c2
    c2 钢构合同谈判 · Negotiate the steel contract | gc/private emma-clarke | 9 | a1 SS+2
    c3 机电合同签订 · MEP contract signed | gc emma-clarke | 0 | c4
    c4 机电合同谈判 · Negotiate the MEP contract | gc/private emma-clarke | 11 | a1 SS+4
    c5 高强螺栓采购 · Procure high-strength bolts | st ma-chaoqun | 20 | c1
    c6 压型钢板采购 · Procure metal decking | st ma-chaoqun | 25 | c1
    c7 冷水机组采购 · Procure chillers | me wang-qi | 70 | c3+5
    c8 配电柜采购 · Procure switchgear | me wang-qi | 55 | c3+8
    c9 电梯采购 · Procure lifts | ow gu-ting | 80 | a6 | p=90
= p2 设计与出图 · Design and release
  d 结构设计 · Structural design | de
    d1 裙房结构计算书 · Structural calculations, podium | de he-yu | 12 | a1 SS+4
    d2 计算书审查 · Review of the calculations | sv chen-xi | 5 | d1
    d3 节点详图 S-201–S-214 · Connection details S-201–S-214 | de he-yu | 8 | d1 SS+6, d2
    d4 深化图 S-301–S-318 · Shop drawings S-301–S-318 | st li-na | 12 | d3 SS+4, c1
    d5 深化图审查 · Review of shop drawings | sv chen-xi | 5 | d4
    d6 深化图修改 · Revise shop drawings | st li-na | 3 | d5
    d7 图纸批准施工 · Released for construction | de he-yu | 0 | d6
    d8 楼板配筋图 S-401–S-412 · Slab reinforcement S-401–S-412 | de sofia-marin | 10 | d2
    d9 楼板配筋图审查 · Review of slab reinforcement | sv chen-xi | 4 | d8
  e 机电设计 · MEP design | de
    e1 负荷计算与系统方案 · Load calculation and system concept | de sofia-marin | 10 | a1 SS+6
    e2 业主确认系统方案 · Owner confirms the system concept | ow sun-lei | 3 | e1
    e3 风管平面图 M-301–M-312 · Ductwork plans M-301–M-312 | de sofia-marin | 12 | e2
    e4 水管平面图 P-301–P-312 · Pipework plans P-301–P-312 | de sofia-marin | 12 | e2+2
    e5 桥架平面图 E-301–E-311 · Cable tray plans E-301–E-311 | de sofia-marin | 9 | e2+3
    e6 综合管线 BIM 模型 · Combined services BIM model | me tang-ning | 15 | e3 SS+5, e4 SS+5, c3
    e7 碰撞报告 第 1 版 · Clash report, version 1 | me tang-ning | 4 | e6
    e8 碰撞整改 · Resolve clashes | de sofia-marin | 6 | e7
    e9 碰撞报告 第 2 版 · Clash report, version 2 | me tang-ning | 4 | e8
    e10 碰撞报告 第 3 版 · Clash report, version 3 | me tang-ning | 4 | e9+42 | s=in-review p=90
    e11 预留洞口图 M-310–M-313 · Builder’s work drawings M-310–M-313 | de sofia-marin | 8 | e9
    e12 M-311 E 版 · M-311 revision E | de sofia-marin | 5 | e11+32 | s=in-progress p=40
  f 建筑与幕墙 · Architecture and facade | de
    f1 平面布置确认 · Layout confirmed | ow sun-lei | 4 | a1 SS+8
    f2 幕墙方案 · Facade concept | de he-yu | 14 | f1
    f3 幕墙视觉样板 · Visual mock-up of the facade | gc zhao-min | 12 | f2
    f4 业主确认样板 · Owner accepts the mock-up | ow sun-lei | 4 | f3
    f5 幕墙施工图 · Facade construction drawings | de he-yu | 18 | f4
    f6 租户 B 净高方案 · Ceiling height options, tenant B | de he-yu | 6 | e9
    f7 确定租户 B 净高 · Decide tenant B ceiling height | ow sun-lei | 3 | f6+34 | s=blocked p=0
    f8 吊顶综合天花图 · Reflected ceiling plans | de he-yu | 10 | f7, e12 SS+2
= p3 基础与地下室 · Foundations and basement
  g 土方与支护 · Earthworks and shoring | gc
    g1 支护桩施工 · Shoring piles | gc zhou-kai | 12 | b3, a6 FS-6
    g2 支护监测点布设 · Install monitoring points | sv wu-tong | 2 | g1 SS+6
    g3 土方开挖第一层 · Excavation, first level | gc zhou-kai | 5 | g1
    g4 锚索张拉 · Tension the anchors | gc zhou-kai | 4 | g3 SS+3
    g5 土方开挖第二层 · Excavation, second level | gc zhou-kai | 6 | g4
    g6 基坑验收 · Acceptance of the pit | sv chen-xi | 1 | g5
    g8 冬期施工方案 · Winter works plan | gc zhou-kai | 4 | g5 | s=not-needed p=0
    g7 基坑监测周报 · Weekly monitoring report | sv wu-tong | 45 | g2
  h 基础 · Foundations | gc
    h1 垫层与防水 · Blinding and waterproofing | gc zhou-kai | 4 | g6
    h2 防水隐蔽验收 · Hidden-works check of waterproofing | sv wu-tong | 1 | h1
    h3 底板钢筋 · Base slab reinforcement | gc zhou-kai | 6 | h2
    h4 接地与防雷预埋 · Earthing and lightning protection | me tang-ning | 3 | h3 SS+3
    h5 锚栓预埋 · Cast-in anchor bolts | st ma-chaoqun | 2 | h3 FF+1
    h6 锚栓复测 · Survey of the anchor bolts | sv wu-tong | 1 | h5
    h7 底板浇筑 · Pour the base slab | gc zhao-min | 2 | h3, h4, h6
    h8 大体积混凝土测温 · Temperature monitoring | gc zhou-kai | 7 | h7
  i 地下室结构 · Basement structure | gc
    i1 地下一层墙柱 · Walls and columns B1 | gc zhou-kai | 7 | h7+2
    i2 地下一层套管预埋 · Sleeves in B1 walls | me tang-ning | 3 | i1 SS+3
    i3 地下一层顶板 · Slab over B1 | gc zhou-kai | 6 | i1
    i4 首层墙柱 · Walls and columns L1 | gc zhou-kai | 6 | i3+1
    i5 首层顶板 · Slab over L1 | gc zhou-kai | 6 | i4 FS-1
    i6 外墙防水 · External waterproofing | gc zhou-kai | 6 | i3+3
    i7 肥槽回填 · Backfill | gc zhou-kai | 6 | i6
    i8 地下结构验收 · Acceptance of the basement structure | sv chen-xi | 1 | i5, h8
    i9 柱脚轴线移交钢构 · Column grid handed over to steel | gc zhao-min | 0 | i8
`;
