import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min } from 'class-validator';

const INT32 = 2_147_483_647;

export class CreateTaskDto {
  @IsString()
  @Length(1, 500)
  @Matches(/\S/)
  title!: string;

  @IsOptional()
  @IsString()
  @MaxLength(5000)
  description?: string | null;

  @IsOptional()
  @IsInt()
  @Min(-INT32 - 1)
  @Max(INT32)
  position?: number;
}

export class CompleteTaskDto {
  @IsOptional()
  @IsBoolean()
  is_completed?: boolean;
}

export class ListTasksDto {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;

  /** The id of the last task of the page before. */
  @IsOptional()
  @IsUUID()
  cursor?: string;
}
