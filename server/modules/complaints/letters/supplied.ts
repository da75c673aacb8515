import type { LetterKind } from '@tongli/contracts/complaints';
import type { Bilingual } from '@tongli/contracts/kernel';

export interface SuppliedTemplate {
  readonly id: string;
  readonly kind: LetterKind;
  readonly name: Bilingual;
  readonly subject: Bilingual;
  readonly body: Bilingual;
}

const supplied = (nth: number, template: Omit<SuppliedTemplate, 'id'>): SuppliedTemplate => ({
  id: `00000000-0000-4000-8000-1e77e200000${nth}`,
  ...template,
});

const closing: Bilingual = {
  zh: '您可以随时在我们的投诉网页上，凭编号 {number} 和手机号后四位查看进展、补充情况。',
  en: 'You can see how it is going at any time on our complaints page, by the number {number} and the last four digits of your phone.',
};

/** What comes with the product: one template for each thing that a customer is told. */
export const suppliedTemplates: readonly SuppliedTemplate[] = [
  supplied(1, {
    kind: 'acknowledgement',
    name: { zh: '受理确认', en: 'Acknowledgement' },
    subject: { zh: '您的投诉已受理（{number}）', en: 'We have taken up your complaint ({number})' },
    body: {
      zh: `尊敬的{customer}：\n您于{lodged-on}反映的{product}问题我们已经受理，编号 {number}，由{handler}负责。给您带来不便，我们深表歉意。我们会在{answer-by}前给您答复。\n${closing.zh}`,
      en: `Dear {customer},\nWe have taken up what you told us about {product} on {lodged-on}. Its number is {number}, and {handler} is in charge. We are sorry for the trouble this has caused you. You will have our answer before {answer-by}.\n${closing.en}`,
    },
  }),
  supplied(2, {
    kind: 'question',
    name: { zh: '补充询问', en: 'Question' },
    subject: { zh: '关于您的投诉，想请您补充（{number}）', en: 'A question about your complaint ({number})' },
    body: {
      zh: `尊敬的{customer}：\n为了把您反映的问题查清楚，想请您补充：\n\n{text}\n\n您可以在投诉网页上直接回复，也可以在电话里告诉我们。\n${closing.zh}`,
      en: `Dear {customer},\nTo look into your complaint properly we would like to ask you:\n\n{text}\n\nYou can answer on our complaints page, or tell us on the phone.\n${closing.en}`,
    },
  }),
  supplied(3, {
    kind: 'answer',
    name: { zh: '处理答复', en: 'Final answer' },
    subject: { zh: '您的投诉处理结果（{number}）', en: 'Our answer to your complaint ({number})' },
    body: {
      zh: '尊敬的{customer}：\n关于您于{lodged-on}反映的{product}问题（编号 {number}），我们查明：\n{blank}\n\n我们的处理是：\n{blank}\n\n再次为给您带来的不便致歉。\n{handler}',
      en: 'Dear {customer},\nAbout what you told us on {lodged-on} regarding {product} (number {number}), this is what we found:\n{blank}\n\nThis is what we do:\n{blank}\n\nWe apologise once more for the trouble caused.\n{handler}',
    },
  }),
  supplied(4, {
    kind: 'appeal-result',
    name: { zh: '申诉复核结果', en: 'Result of the review' },
    subject: { zh: '您的申诉复核结果（{number}）', en: 'The result of our review ({number})' },
    body: {
      zh: `尊敬的{customer}：\n您对投诉 {number} 的处理提出了申诉，我们已由另一位同事重新审查。结果如下：\n\n{text}\n\n${closing.zh}`,
      en: `Dear {customer},\nYou asked us to review how complaint {number} was handled. A colleague who had no part in it has looked at it again. This is the result:\n\n{text}\n\n${closing.en}`,
    },
  }),
  supplied(5, {
    kind: 'visit-invitation',
    name: { zh: '回访告知', en: 'Before a return visit' },
    subject: { zh: '我们想听听您的意见（{number}）', en: 'We would like to hear from you ({number})' },
    body: {
      zh: '尊敬的{customer}：\n您的投诉 {number} 已经处理完毕。近日我们会打电话向您了解问题是否真正解决、您是否满意。您也可以现在就在投诉网页上评价。',
      en: 'Dear {customer},\nYour complaint {number} has been dealt with. We will call you in the next days to hear whether the problem is really solved and whether you are satisfied. You can also tell us now on our complaints page.',
    },
  }),
  supplied(6, {
    kind: 'extension',
    name: { zh: '延期告知', en: 'More time needed' },
    subject: { zh: '您的投诉需要更多时间（{number}）', en: 'We need more time for your complaint ({number})' },
    body: {
      zh: `尊敬的{customer}：\n您于{lodged-on}反映的{product}问题（编号 {number}）比预想的复杂，我们还需要一些时间查清。我们会在{answer-by}前给您答复，仍由{handler}负责。让您久等，我们深表歉意。\n${closing.zh}`,
      en: `Dear {customer},\nWhat you told us about {product} on {lodged-on} (number {number}) is more complex than we thought, and we need more time to look into it. You will have our answer before {answer-by}; {handler} stays in charge. We are sorry to keep you waiting.\n${closing.en}`,
    },
  }),
  supplied(7, {
    kind: 'other',
    name: { zh: '群体投诉告知', en: 'To all of a group' },
    subject: {
      zh: '关于您参与的共同投诉（{number}）',
      en: 'About the complaint that you share with others ({number})',
    },
    body: {
      zh: `尊敬的{customer}：\n与您反映同一问题的还有其他客户，我们把这些投诉合并调查，由{handler}统一负责，您的编号仍是 {number}。结论会逐一书面告知您本人；您如有不同于他人的情况或诉求，请告诉我们，我们会单独处理。\n${closing.zh}`,
      en: `Dear {customer},\nOther customers have told us of the same matter. We look into all of these complaints together, and {handler} is in charge of them; your number is still {number}. You will have the result in writing yourself. If something is different in your case, or you want something else, please tell us and we will deal with it separately.\n${closing.en}`,
    },
  }),
];
