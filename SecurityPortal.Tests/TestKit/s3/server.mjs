// An S3 server of the tests' own on 127.0.0.1: prints its port once it answers, and is gone when whoever holds its input is.
// Arguments: the folder with node_modules, the folder of the objects, the port (0 for any). One bucket, "portal"; key and secret "S3RVER".
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [packages, directory, port] = process.argv.slice(2);
const S3rver = createRequire(join(packages, 'package.json'))('s3rver');
const server = new S3rver({
  address: '127.0.0.1', port: Number(port), silent: true, vhostBuckets: false, directory, configureBuckets: [{ name: 'portal' }],
});
const address = await server.run();
console.log(address.port);
process.stdin.on('end', () => process.exit());
process.stdin.resume();
