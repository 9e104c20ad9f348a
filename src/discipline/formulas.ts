/** What each percentage is, in words: printed with the figure, sent with the JSON. */
export const disciplineFormula =
  'Рівень виконавської дисципліни, % = 100 × завдання, виконані в строк ÷ завдання, строк виконання яких припав на період (із продовженнями, вирішеними вчасно), з округленням до цілого'

export const executedInFullFormula =
  'Відсоток виконання = 100 × доручення, виконані у повному обсязі ÷ усі надані доручення, з округленням до цілого'
