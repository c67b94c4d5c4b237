/** What is added to the text of the author: boxes of tasks, links, tables. */
export const BODIES = {
  cannotBeDrawn: (why: string) => `This diagram cannot be drawn: ${why}`,
  linkTo: (text: string) => `Link to “${text}”`,
  done: 'Done: ',
  open: 'Open: ',
  details: 'Details',
};
