import type { Category } from '#consent';

/** One step of the story, as a parent and as a young person are asked. */
export interface StoryStep {
  title: string;
  hint: string;
  /** What could be said: nobody need answer them all. */
  prompts: string[];
}

/** What each step asks. In `<…|…>` a family is asked about the child, `{name}`, and a young person about themselves. @rule F1 */
const steps: Record<Category, StoryStep> = {
  history: {
    title: 'The story so far',
    hint: 'Start where you like. You can add more later.',
    prompts: [
      'What <was {name}|were you> like as a baby or small child?',
      'When did you first think that <{name}|you> might need help?',
      'What has helped since then? What has not?',
    ],
  },
  strengths: {
    title: 'What matters and what <{name} is|you are> good at',
    hint: 'Tell us what you are proud of.',
    prompts: [
      'What <does {name}|do you> love to do?',
      'What <is {name}|are you> good at?',
      'What matters most to <{name}? What matters most to you|you>?',
    ],
  },
  communication: {
    title: 'How <{name} talks and understands|you talk and understand>',
    hint: 'Signs, pictures and sounds count too.',
    prompts: [
      'How <does {name} tell you what they|do you tell people what you> want?',
      '<How do you know that {name} has understood|What helps you to understand>?',
      'What should people do, or not do, when they talk with <{name}|you>?',
    ],
  },
  learning: {
    title: 'School and learning',
    hint: 'This can be nursery, school, college or learning at home.',
    prompts: [
      'What goes well at school? What is hard?',
      'How <does {name}|do you> learn best?',
      'What help <does {name}|do you> get now?',
    ],
  },
  'friends-and-feelings': {
    title: 'Friends, feelings and worries',
    hint: 'Write as much or as little as you like.',
    prompts: [
      'Who <does {name}|do you> like to be with?',
      'What makes <{name}|you> happy, sad or cross?',
      'What worries <{name}? What worries you|you>?',
    ],
  },
  health: {
    title: 'Health',
    hint: 'You need not write about everything.',
    prompts: [
      'How are sleep, food and energy?',
      '<Does {name}|Do you> have an illness, take medicine or go to a clinic?',
      'Can <{name}|you> see, hear and move well?',
    ],
  },
  'daily-life': {
    title: '<A day with {name}|My day>',
    hint: 'Think of a day last week.',
    prompts: [
      'What is getting up, dressing and eating like?',
      'What can <{name}|you> do alone? What needs help?',
      'What <does {name}|do you> do for fun?',
    ],
  },
  'home-and-family': {
    title: 'Home and family',
    hint: 'You choose what to tell us.',
    prompts: [
      'Who lives at home with <{name}|you>?',
      'What is going well at home? What is hard?',
      'What would help your family?',
    ],
  },
  hopes: {
    title: 'Hopes for the future',
    hint: 'Small hopes and big dreams are both good.',
    prompts: [
      'What <does {name} want to do next? And when grown up|do you want to do next? And later>?',
      'What do you hope for this year?',
      'What would a good life look like?',
    ],
  },
};

/** A step as it is asked of the family of a child, or of the young person whom it is about. */
export function stepFor(category: Category, name: string, isYoungPerson: boolean): StoryStep {
  const { title, hint, prompts } = steps[category];
  const asked = (words: string) =>
    words.replaceAll(/<(.*?)\|(.*?)>/g, isYoungPerson ? '$2' : '$1').replaceAll('{name}', name);
  return { title: asked(title), hint, prompts: prompts.map(asked) };
}
