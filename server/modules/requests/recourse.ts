import type { ComplaintSettings } from '@tongli/contracts/requests';

type Recourse = ComplaintSettings['recourse'];

/** What the house begins with. The channels of China: the house itself, the trade's regulator, 12315, mediation, arbitration, the courts. */
export const suppliedRecourse = {
  zh: '如果您对这个答复不满意，可以要求我们复核；也可以向行业主管部门申诉，拨打 12315 向市场监管部门投诉，请消费者协会调解，或者依法申请仲裁、提起诉讼。',
  en: 'If you are not content with this answer, you can ask us to review it. You can also turn to the regulator of the trade, to the market supervision hotline 12315, to the consumers’ association for mediation, or to arbitration or the courts.',
} satisfies Recourse;

/** A version that leaves a language empty, as all did before recourse was asked for, says what the house begins with: an answer is always possible. */
export const recourseIn = ({ zh, en }: Recourse): Recourse => ({
  zh: zh || suppliedRecourse.zh,
  en: en || suppliedRecourse.en,
});
