import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsInt,
  IsISO8601,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsTimeZone,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

const MAX_POSITION = 1e15;

export class DueDto {
  @IsISO8601({ strict: true })
  @Length(10, 10)
  date!: string;

  @IsOptional()
  @Matches(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/)
  time?: string | null;

  @IsOptional()
  @IsTimeZone()
  time_zone?: string | null;
}

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
  @IsUUID()
  project_id?: string | null;

  @IsOptional()
  @IsUUID()
  parent_id?: string | null;

  @IsOptional()
  @IsBoolean()
  is_completed?: boolean;

  @IsOptional()
  @ValidateNested()
  @Type(() => DueDto)
  due?: DueDto | null;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(9)
  priority?: number;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, 50, { each: true })
  tags?: string[];

  @IsOptional()
  @IsObject()
  metadata?: Record<string, string>;

  @IsOptional()
  @IsNumber()
  @Min(-MAX_POSITION)
  @Max(MAX_POSITION)
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
