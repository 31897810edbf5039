import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTcpServer, type AddressInfo, type Socket } from "node:net";

export type Loopback = { url: string; host: string; port: number; seen: string[]; close(): Promise<void> };

/** An HTTP server on a free loopback port; `seen` lists the paths asked for. */
export async function startHttp(answer: RequestListener): Promise<Loopback> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(request.url ?? "");
    answer(request, response);
  });
  return listening(server, seen, () => server.closeAllConnections());
}

/** A bare TCP server, for answers that no HTTP server would give. */
export async function startTcp(answer: (socket: Socket) => void): Promise<Loopback> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    answer(socket);
  });
  return listening(server, [], () => sockets.forEach((socket) => socket.destroy()));
}

async function listening(server: Server | ReturnType<typeof createTcpServer>, seen: string[], drop: () => void): Promise<Loopback> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    drop();
    server.close();
    await once(server, "close");
  };
  return { url: `http://127.0.0.1:${port}`, host: `127.0.0.1:${port}`, port, seen, close };
}
