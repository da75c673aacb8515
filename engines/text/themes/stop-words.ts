/** Words that answers are full of and that name no matter of their own. */
export const stopWords: ReadonlySet<string> = new Set(
  [
    '没有 没 未 无 我们 你们 他们 她们 大家 自己 这个 那个 这些 那些 这样 那样 这里 那里 这次 上次 下次 什么 怎么 如何 为什么 为何 但是 可是 不过 因为 所以',
    '如果 虽然 还是 就是 只是 而且 或者 以及 已经 一直 一点 一下 一个 一次 有点 有些 非常 特别 比较 真的 实在 感觉 觉得 希望 可以 可能 能够 应该 需要 不能 不是 不会',
    '不要 不到 不了 时候 时间 现在 今天 昨天 明天 之后 之前 以后 以前 然后 最后 终于 继续 再次 事情 问题 东西 情况 地方 方面 其他 其它 别的 所有 很多 很快 好多 还有',
    '只有 都是 也是 这么 那么 多么 一样 好的 一遍 换了 说好 说好的 才打来 一上午 一下午 半天 半个月 还没 还是 每次 两次 三次 太晚 太慢 满意 不错 挺好 谢谢 好 很好 不 来 做 办 看 说 打 点 差 人 事 天 次 条 家 过 得 地 着 才 却 总 只 比 比较 用 给我 让我 跟 多 少',
    'the and but for with was were are been being have has had not that this there they them their you your our she his her him its who what when where which while',
    'would could should can will just very really too also only still then than from into about after before again all any some much more most out off over because',
    'nobody came come did does done get got very nothing thing things good well okay fine thank thanks please one day days time times same never ever always',
  ]
    .join(' ')
    .split(' '),
);
