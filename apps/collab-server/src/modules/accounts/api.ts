export { createUser, hashNewPassword, prepareUser } from "./create-user.ts";
export { createResetLink } from "./password-reset.ts";
export {
  findUser,
  findUserByEmail,
  insertUser,
  listUsers,
  type UserRow,
} from "./user-repository.ts";
