/** The lessons of the one course, in their order. */
export const LESSONS = [
  { id: 'roots', title: 'Roots', text: 'Water enters a plant by its finest roots.' },
  { id: 'leaves', title: 'Leaves', text: 'Water leaves a plant by its leaves.' },
];
