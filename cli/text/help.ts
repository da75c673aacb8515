import type { Text } from '../refusal.ts';

const example = (text: string, label: string): string =>
  `  printf '${text},${label}\\n退款没到账,退款\\n退款太慢,退款\\n包裹丢了,物流\\n包裹破损,物流\\n' > /tmp/tongli-closed.csv
    printf '${text}\\n我的退款呢\\n' | ./tongli text classify --train /tmp/tongli-closed.csv --test - --text ${text} --label ${label}`;

export const textHelp: Text = {
  zh: `text classify|similar|bursts  从文字看：属于哪一类、是否同一件事、何处集中爆发

  text classify  从已结案件学习分类，给出类别、置信度、前三名和起决定作用的词
    --train FILE      已分类的案件
    --test FILE       要分类的案件；有类别列时给出准确率和宏平均 F1
    --text COL[,COL]  文字所在的列；几列合在一起读，标题在前
    --label COL       类别所在的列

  text similar   两句话是不是同一个意思，0 到 1
    --pairs FILE      sentence1,sentence2[,label] 三列；有 label（1 同义，0 不同义）时给出 AUC，但不从中学习

  text bursts    某一类在某时段突然集中：与它自己各时各日的规律相比
    --data FILE       每行一个案件
    --time COL        时间所在的列
    --by COL[,COL]    按哪些列一起计数，如 主题,产品,地区
    --interval T      15m（默认）、1h 或 1d；能整除一天

例子：学两类，分一句

${example('内容', '类别')}

“我的退款呢”属于退款，依据是“退款”。
`,
  en: `text classify|similar|bursts  what texts say: which class, whether they mean the same, where cases come in bursts

  text classify  learns classes from closed cases: class, confidence, top three and the words that decided
    --train FILE      cases with their class
    --test FILE       cases to be classed; where it has the class too, accuracy and macro F1 follow
    --text COL[,COL]  column of the text; several are read as one, the title first
    --label COL       column of the class

  text similar   whether two sentences mean the same, from 0 to 1
    --pairs FILE      columns sentence1,sentence2[,label]; with labels (1 the same, 0 not) the AUC follows; nothing is learned from them

  text bursts    where cases come in a burst, against the hours and weekdays of their own kind
    --data FILE       a case a row
    --time COL        column of the time
    --by COL[,COL]    what is counted together, such as topic,product,area
    --interval T      15m (default), 1h or 1d; it must divide a day

Example: two classes are learned, one sentence is classed

${example('text', 'class')}

"我的退款呢" (where is my refund) is classed as 退款, because of that word.
`,
};
