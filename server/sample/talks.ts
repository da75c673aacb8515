/** What sample customers write, about what, and what they are answered. By the queue's code and that of the wrap-up. */
export interface Talk {
  readonly queue: 'service' | 'complaints' | 'technical';
  readonly code: string;
  readonly said: string;
  readonly answered: string;
  readonly more: string;
}

export const talks: readonly Talk[] = [
  {
    ...{ queue: 'service', code: 'bill', said: '你好，这个月账单怎么多了三十块？' },
    ...{ answered: '您好，我帮您查一下账单明细，请稍等。', more: '好的，谢谢，麻烦看一下是不是增值业务。' },
  },
  {
    ...{ queue: 'service', code: 'plan', said: '想换一个流量多一点的套餐。' },
    ...{ answered: '好的，我给您推荐两个套餐，您看看哪个合适。', more: '第二个吧，下个月生效就行。' },
  },
  {
    ...{ queue: 'technical', code: 'line-fault', said: '家里宽带从早上开始就断了。' },
    ...{ answered: '虽然我不能马上到现场，但是我会立即为您安排检测。', more: '光猫的红灯一直在闪。' },
  },
  {
    ...{ queue: 'service', code: 'roaming', said: '下周去泰国，国际漫游怎么开通？' },
    ...{ answered: '我现在就可以为您开通，费用每天二十五元。', more: '那帮我开七天。' },
  },
  {
    ...{ queue: 'complaints', code: 'complaint', said: '师傅约了两次都没来，太不像话了。' },
    ...{ answered: '非常抱歉让您白等了两次，我先记录下来，今天之内给您答复。', more: '希望这次说话算数。' },
  },
  {
    ...{ queue: 'technical', code: 'installation', said: '搬家了，宽带想移过去。' },
    ...{ answered: '可以的，请告诉我新地址所在的小区。', more: '锦江区那边，周末有师傅吗？' },
  },
];
