// Opens the embedded database in the folder and writes one user after the other, saying each as soon as it is written.
import { readConfig } from '../../../../src/config/index.ts';
import { openDatabase } from '../../../../src/database/index.ts';

const database = await openDatabase(readConfig({ DATA_DIR: process.argv[2] ?? '' }));
for (let number = 1; ; number++) {
  await database.prisma.user.create({ data: { id: String(number), created_at: new Date() } });
  process.stdout.write(`${number}\n`);
}
