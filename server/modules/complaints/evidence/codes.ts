import type { Bilingual } from '@tongli/contracts/kernel';

type Words = Readonly<Record<string, Bilingual>>;

/** Written as `code 中文 | English` by line: a reader outside the house knows none of our codes. */
const words = (lines: string): Words =>
  Object.fromEntries(
    lines
      .trim()
      .split('\n')
      .map((line) => {
        const [, code = '', zh = '', en = ''] = /^\s*(\S+) (.+) \| (.+)$/.exec(line) ?? [];
        return [code, { zh, en }];
      }),
  );

const severities = words(`
  minor 轻微 | Minor
  normal 一般 | Normal
  serious 严重 | Serious
  safety 涉及安全 | Safety
`);

const channels = words(`
  portal 客户自助 | Portal
  phone 电话 | Phone
  chat 在线客服 | Online service
  counter 营业厅 | Counter
  letter 来信 | Letter
  regulator 监管转办 | Regulator
  ledger 台账导入 | Ledger import
  voice 电话 | Call
  callback 回电 | Call back
  form 表单 | Form
  logged 补记 | Logged
`);

const validities = words(`
  upheld 属实 | Upheld
  partly-upheld 部分属实 | Partly upheld
  not-upheld 不属实 | Not upheld
`);

const steps = words(`
  understand 理解确认 | Understand and confirm
  explain 说明解释 | Explain
  divert 转移解决 | Divert to solution
  carry-out 解决执行 | Carry out
  make-good 替代弥补 | Make good
  advise 提醒建议 | Remind and advise
`);

const complexities = words(`
  simple 简单 | Simple
  usual 一般 | Usual
  complex 复杂 | Complex
`);

const impacts = words(`
  one 只影响这位客户 | One customer
  several 影响几位客户 | Several customers
  many 影响许多客户 | Many customers
`);

const kinds = words(`
  routine 常规 | Routine
  latent 发掘性 | Latent (found by us)
  concentrated 集中性 | Concentrated
  acknowledge 确认 | Acknowledge
  respond 答复 | Respond
  carry-out 执行 | Carry out
  review-appeal 申诉复核 | Review of an appeal
  task 任务 | Task
  promise 客户承诺 | Promise
  repeat 同一件事 | The same matter
  related 有关联 | Related
  cash 现金 | Cash
  voucher 代金券 | Voucher
  waiver 费用减免 | Fee waived
  points 积分 | Points
  gift 礼品 | Gift
  replacement 更换 | Replacement
  repair 维修 | Repair
  redo 重做 | Done once more
`);

const states = words(`
  lodged 待确认 | New
  acknowledged 处理中 | In progress
  answered 已答复 | Answered
  closed 已结案 | Closed
  recorded 已记录 | Recorded
  skipped 已跳过 | Skipped
  open 进行中 | Open
  done 已完成 | Done
  completed 已完成 | Completed
  cancelled 已取消 | Cancelled
  returned 已退回 | Returned
  proposed 已提出 | Proposed
  approved 已批准 | Approved
  rejected 未批准 | Rejected
  withdrawn 已撤回 | Withdrawn
  granted 已批准 | Granted
  paid 已支付 | Paid
  reversed 已冲销 | Reversed
  decided 已处理 | Decided
  waived 免予处理 | Waived
  appealed 申诉中 | Appealed
  upheld 维持 | Upheld
  waiting 等待中 | Waiting
  taken 已接手 | Taken
  ended 已结束 | Ended
  ready 已制成 | Ready
  failed 未制成 | Failed
  expired 已过期 | Expired
  linked 已关联 | Linked
  suggested 建议 | Suggested
  refused 已排除 | Ruled out
  reviewing 复核中 | Being reviewed
  dissolved 已解散 | Dissolved
`);

const outcomes = words(`
  met 按时完成 | Kept
  missed 超时 | Missed
  breached 超时 | Breached
  cancelled 已取消 | Cancelled
  answered 已接听 | Answered
  abandoned 客户放弃 | Given up
  calmed 已缓和 | Calmed
  escalated 仍然越级 | Escalated all the same
  unreached 联系不上 | Not reached
  unfounded 没有越级风险 | No risk
`);

const accounts = words(`
  budget 预算 | Budget
  reserved 占用 | Reserved
  approved 已批准 | Approved
  paid 已支付 | Paid
`);

const acts = words(`
  reserved 提出（占用预算） | Proposed
  proposed 提出（占用预算） | Proposed
  approved 批准 | Approved
  released 释放 | Released
  rejected 未批准 | Rejected
  withdrawn 撤回 | Withdrawn
  paid 支付 | Paid
  reversed 冲销 | Reversed
  sanctioned 处理 | Sanctioned
`);

const authors = words(`
  customer 客户 | Customer
  agent 座席 | Agent
  system 系统 | System
`);

const levels = words(`
  unit-head 部门负责人 | Unit head
  province 省公司或总部 | Province or head office
  regulator 监管部门 | Regulator
  media 媒体 | Media
`);

const codes = words(`
  lodged 投诉受理，来源 | Complaint received by
  assigned 确定承办人 | A handler was named
  released 交回，暂无人负责 | Given back; nobody looks after it
  acknowledged 向客户确认收到 | Receipt acknowledged
  step-recorded 记录步骤 | Step recorded
  step-skipped 跳过步骤 | Step skipped
  answered 答复了客户 | Customer answered
  closed 结案 | Closed
  classified 改了分类 | Reclassified
  files-attached 添加附件 | Files added
  noted 备注 | Note
  limit-warned 时限临近 | Limit near
  limit-breached 时限已过 | Limit missed
  reopened 重新受理 | Reopened
  named 指明被投诉对象 | About
  named-nobody 取消了被投诉对象 | About nobody in particular any more
  assessed 初步评估 | Assessed
  paused 暂停计时 | Limit paused
  resumed 恢复计时 | Limit runs again
  repeat-linked 与此前的投诉是同一件事 | The same matter as before
  repeat-refused 与此前的投诉不是同一件事 | Another matter than before
  master-joined 并入主案 | Follows a master case
  master-detached 不再跟随主案 | Follows its master no longer
  member-joined 他案并入此案 | A case joined this one
  member-detached 并入的案件改为单独处理 | A case left this one
  incident-joined 归入集中事件 | Belongs to an incident
  incident-left 移出集中事件 | Taken out of an incident
  incident-closed 集中事件已结束 | The incident has ended
  compensation-proposed 提出赔偿 | Compensation proposed
  compensation-approved 赔偿已批准 | Compensation approved
  compensation-rejected 赔偿未批准 | Compensation rejected
  compensation-withdrawn 赔偿已撤回 | Compensation withdrawn
  compensation-paid 赔偿已支付 | Compensation paid out
  compensation-reversed 赔偿已冲销 | Compensation reversed
  finding-upheld 责任认定：成立 | Finding upheld
  finding-not-upheld 责任认定：不成立 | Finding not upheld
  sanction-decided 责任处理已作出 | Sanction decided
  sanction-waived 免予处理 | Sanction waived
  sanction-appealed 对责任处理提出申诉 | Sanction appealed
  sanction-upheld 责任处理维持 | Sanction upheld on appeal
  sanction-reversed 责任处理撤销 | Sanction reversed
  letter-sent 发出函件 | Letter sent
  asked 向客户提问 | Question to the customer
  question-answered 客户回复 | The customer answered
  question-withdrawn 撤回问题 | Question taken back
  accepted 客户认可答复 | The customer accepted the answer
  rated-well 客户评价：满意 | The customer is satisfied
  rated-badly 客户评价：不满意 | The customer is not satisfied
  appealed 提出申诉 | Appeal lodged
  appeal-reviewing 申诉开始复核 | The appeal is being reviewed
  appeal-upheld 申诉成立 | Appeal upheld
  appeal-rejected 申诉不成立 | Appeal rejected
  visit-tried 回访未接通 | Return visit: nobody reached
  visit-unreached 回访未能接通，已结束 | Return visit: nobody could be reached
  visit-satisfied 回访：已解决，满意 | Return visit: solved and satisfied
  visit-dissatisfied 回访：已解决，不满意 | Return visit: solved, not satisfied
  visit-unsolved 回访：没有解决 | Return visit: not solved
  interception-opened 进入越级拦截清单 | On the interception list
  interception-taken 接手拦截 | Interception taken
  interception-handed-on 拦截转交 | Interception handed on
  interception-ended 拦截结束 | Interception ended
  calming-step-done 安抚 | Calming
  recourse-told 已告知外部申诉渠道 | Outside recourse was told
  escalated 越级 | Escalated
  assigned-by-rule 按规则分派 | Given by rule
  nobody-by-rule 按规则无人可分派 | Given to nobody by rule
  limit-escalated 超时未处理，升级转交 | Overdue, handed over
  limit-rung-empty 超时未处理，无人可接 | Overdue, nobody to take it
  classed 归入业务分类 | Classed
  library-proposed 提名入案例库 | Proposed for the case library
  library-released 已作为案例发布 | Released as a case of the library
  library-declined 未采纳为案例 | Not taken into the case library
  library-withdrawn 从案例库撤回 | Withdrawn from the case library
  reminded 催办 | Reminded
  sent-up 提前升级 | Sent up before its time
  extension-asked 申请延期 | More time asked for
  extension-approved 延期获批准 | More time granted
  extension-rejected 延期未获批准 | More time refused
  extension-withdrawn 撤回延期申请 | The question for more time was taken back
  extension-too-late 延期批准时已超时，时限不变 | More time was granted when the limit was over; it stays
  assessed-finding 初步评估 | Assessed
  group-formed 成立群体投诉，本案为主案 | A group complaint was formed around this case
  group-spokesperson 指定代表人 | A speaker was named
  group-excepted 单独处理一人 | One is decided on alone
  group-included 恢复统一处理 | Decided with the others again
  group-decided 统一答复 | Answered all at once
  group-letter 给全体写信 | Wrote to all
  group-dissolved 群体投诉解散 | The group was dissolved
  compensation-fulfilled 补救已完成 | Compensation given
  opened 建立 | Opened
  completed 完成 | Completed
  returned 退回 | Returned
  taken 接手 | Taken
  cancelled 取消 | Cancelled
  commented 评论 | Commented
`);

/** What codes mean, by the column that they stand in. */
export const codeWords: Readonly<Record<string, Words>> = {
  severity: severities,
  channel: channels,
  validity: validities,
  step: steps,
  complexity: complexities,
  impact: impacts,
  kind: kinds,
  state: states,
  outcome: outcomes,
  account: accounts,
  other_account: accounts,
  act: acts,
  author: authors,
  level: levels,
  code: codes,
};

/** What is not given out, as the cover says it. */
export const leftWords: Words = words(`
  matter 检索用的词项 | terms to search by
  kind_before 归入集中事件以前的类别 | the kind before an incident
  library_case 匿名案例 | the anonymous case
  return_code 客户验证码 | codes that let the customer in
  assignment_wait 待分派的排队 | places in the queue of assignment
  risk 内部的越级风险估计 | estimates of escalation risk
  escalation_tag 客户标签 | marks on the customer
`);
