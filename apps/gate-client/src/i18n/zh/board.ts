export const board = {
  title: '监管总览',
};
