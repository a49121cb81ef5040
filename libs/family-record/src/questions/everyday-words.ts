/** Words in which a question may stand, that say nothing of what it is about. */
export const askingWords =
  'tell know need help like want get go goes going went use uses take took make happen ask say said describe explain please could would should may might usually often ever still now currently today year child children son daughter young person family parent parents mother father mum dad thing things anything something much many long time times day days week weeks';

/** Words that people use for the same: whoever asks in one finds what was told in another. */
export const sameWords = [
  'medicine medicines medication medicated tablet tablets inhaler prescription prescribed dose drug drugs',
  'sleep sleeps sleeping asleep slept bed bedtime night nights nightmare nap wakes',
  'eat eats eating food foods meal meals diet dinner lunch breakfast fussy swallow',
  'talk talks talking speak speaks speech word words say language sentence sentences voice communicate communicates communication sign signs signing',
  'school schools class classroom teacher teachers lesson lessons nursery college',
  'friend friends friendship play plays playing peers lonely',
  'worry worries worried anxious anxiety scared frightened afraid fear fears panic upset',
  'angry anger meltdown meltdowns temper tantrum tantrums hit hits hitting behaviour',
  'walk walks walking move mobility wheelchair stairs balance falls fall run running',
  'toilet toileting nappy nappies wet continence potty',
  'wash washing bath shower dress dresses dressing teeth',
  'see sight vision eye eyes glasses blind',
  'hear hearing ear ears deaf aid aids',
  'pain pains hurt hurts hurting sore ache aches headache headaches',
  'allergy allergies allergic reaction',
  'seizure seizures epilepsy epileptic fit fits',
  'breathing breathe asthma inhaler wheeze',
  'hospital doctor doctors consultant clinic operation surgery appointment paediatrician',
  'brother brothers sister sisters sibling siblings',
  'home house live lives living flat address',
  'read reads reading write writes writing spelling maths numbers count counting',
  'hope hopes dream dreams future wish wishes',
  'noise noises loud noisy sound sounds',
  'money shop shopping travel bus independent independence',
];
