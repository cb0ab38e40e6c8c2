using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SecurityPortal.Core.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class TypedMails : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ConvocationId",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "SlipId",
                table: "Outbox");

            migrationBuilder.AddColumn<int>(
                name: "TemplateVersion",
                table: "Outbox",
                type: "int",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "TemplateVersion",
                table: "Outbox");

            migrationBuilder.AddColumn<Guid>(
                name: "ConvocationId",
                table: "Outbox",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SlipId",
                table: "Outbox",
                type: "uniqueidentifier",
                nullable: true);
        }
    }
}
