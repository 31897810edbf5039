import { redirect } from "next/navigation";

export default async function Home({ params }: { params: Promise<{ workspace: string }> }) {
  redirect(`/${(await params).workspace}/articles`);
}
