import type { AskingFamily, OwnAnswer } from '#family-record';

/** What somebody who was asked for advice wants to know from the family, and what came of it. */
export interface QuestionToFamily {
  child: string;
  by: string;
  daysAgo: number;
  asks: Pick<AskingFamily, 'category' | 'words'>;
  /** What was told before answers it: nobody is asked. */
  isOnRecord?: true;
  answered?: { daysAgo: number; words: Extract<OwnAnswer, { how: 'answer' }>['words'] };
}

export const questionsToFamilies: QuestionToFamily[] = [
  {
    child: 'leo',
    by: 'Tess Oram',
    daysAgo: 9,
    asks: { category: 'history', words: 'What did Leo see at night before you left his dad and went to the refuge?' },
    isOnRecord: true,
  },
  {
    child: 'leo',
    by: 'Dr Miriam Castell',
    daysAgo: 8,
    asks: {
      category: 'home-and-family',
      words: 'I should like to meet Leo at home before I see him at school. Which afternoon suits you?',
    },
    answered: {
      daysAgo: 7,
      words:
        'Tuesdays or Thursdays after two. Please ring before you set out. I don’t open the door to anybody I am not expecting.',
    },
  },
  {
    child: 'leo',
    by: 'Dr Leyla Ansari',
    daysAgo: 3,
    asks: { category: 'health', words: 'Has Leo ever had his hearing tested?' },
  },
  {
    child: 'leo',
    by: 'Margaret Tansley',
    daysAgo: 2,
    asks: { category: 'health', words: 'Has Leo’s hearing ever been tested, and when?' },
  },
];
