"use server";
import { chooseNewsOperation, readNewsOperation } from "@/lib/operations/read-news";
import { serverAction } from "@/lib/pipeline/server-action";

export const chooseNewsAction = serverAction(chooseNewsOperation);
export const readNewsAction = serverAction(readNewsOperation);
