// Loaded before the service: breaks the handler of createTask for two titles, by the one thing that it calls and anyone can replace.
const { stringify } = JSON;

JSON.stringify = (value, ...rest) => {
  if (value?.title === 'Throw') throw new TypeError('the inside of the service');
  if (value?.title === 'Reject') Promise.reject(new Error('what nobody waits for'));
  return stringify(value, ...rest);
};
