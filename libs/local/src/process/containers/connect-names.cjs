// Preloaded into containers of Node: ports and names of the task lead to loopback. A container listens at
// its own port of this machine, and reaches other services under their names.
'use strict';
const net = require('node:net');

/** `{ listens: { "8080": 41234 }, names: { "prices:8080": 41235 } }` */
const routes = JSON.parse(process.env.ARCHWAY_ROUTES ?? '{}');
delete process.env.ARCHWAY_ROUTES;
const { listens = {}, names = {} } = routes;

const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function listenHere(...args) {
  const [first] = args;
  const isOptions = typeof first === 'object' && first !== null;
  const port = isOptions ? first.port : first;
  const mapped = listens[String(port)];
  if (mapped === undefined) return listen.apply(this, args);
  if (isOptions)
    return listen.call(this, { ...first, port: mapped, host: '127.0.0.1' }, ...args.slice(1));
  const rest = args.slice(1).filter((each) => typeof each === 'function');
  return listen.call(this, { port: mapped, host: '127.0.0.1' }, ...rest);
};

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function connectHere(...args) {
  // `net.connect` hands over a list that was normalized before.
  const list = Array.isArray(args[0]) ? args[0] : args;
  const [first] = list;
  const isOptions = typeof first === 'object' && first !== null;
  const host = isOptions ? first.host : typeof list[1] === 'string' ? list[1] : undefined;
  const port = isOptions ? first.port : first;
  const mapped = names[`${host}:${port}`];
  if (mapped === undefined) return connect.apply(this, args);
  const options = { ...(isOptions ? first : {}), host: '127.0.0.1', port: mapped };
  if (Array.isArray(args[0])) {
    args[0][0] = options;
    return connect.apply(this, args);
  }
  return connect.call(this, options, ...list.filter((each) => typeof each === 'function'));
};
