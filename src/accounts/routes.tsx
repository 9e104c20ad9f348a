import { createRoom } from '../http/room.ts'

const room = createRoom()

export const accountRoutes = room
