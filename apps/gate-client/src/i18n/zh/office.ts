export const office = {
  title: '专班办公',
};
